package io.github.plumbrule.core.source;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the properties of a record or bean. */
final class Accessors<T> {
    private final List<String> names;
    private final List<Method> methods;

    private Accessors(List<String> names, List<Method> methods) {
        this.names = names;
        this.methods = methods;
    }

    static <T> Accessors<T> of(Class<T> type) {
        List<String> names = new ArrayList<>();
        List<Method> methods = new ArrayList<>();
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                names.add(component.getName());
                methods.add(component.getAccessor());
            }
        } else {
            // Reflection gives methods in no fixed order: sort, so that the columns are the same on every run.
            TreeMap<String, Method> getters = new TreeMap<>(Comparator.naturalOrder());
            for (Method method : type.getMethods()) {
                property(method).ifPresent(name -> getters.putIfAbsent(name, method));
            }
            names.addAll(getters.keySet());
            methods.addAll(getters.values());
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException(type.getName()
                    + " has no properties: expected a record, or a class with public getters such as getName()");
        }
        for (Method method : methods) {
            if (!method.trySetAccessible()) {
                throw new IllegalArgumentException("cannot read " + type.getName() + "." + method.getName()
                        + "(): open or export its package to io.github.plumbrule.core");
            }
        }
        return new Accessors<>(List.copyOf(names), List.copyOf(methods));
    }

    private static java.util.Optional<String> property(Method method) {
        String name = method.getName();
        if (method.getParameterCount() > 0
                || Modifier.isStatic(method.getModifiers())
                || method.getDeclaringClass() == Object.class) {
            return java.util.Optional.empty();
        }
        int prefix =
                name.startsWith("get") ? 3 : name.startsWith("is") && method.getReturnType() == boolean.class ? 2 : 0;
        if (prefix == 0 || name.length() == prefix) {
            return java.util.Optional.empty();
        }
        return java.util.Optional.of(
                name.substring(prefix, prefix + 1).toLowerCase(Locale.ROOT) + name.substring(prefix + 1));
    }

    List<String> names() {
        return names;
    }

    @Nullable
    Object get(T row, int index) {
        Method method = methods.get(index);
        try {
            return method.invoke(row);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot read " + method, e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("reading " + method.getName() + "() failed: " + e.getCause(), e.getCause());
        }
    }
}
