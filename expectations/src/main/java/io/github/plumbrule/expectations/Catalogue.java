package io.github.plumbrule.expectations;

import io.github.plumbrule.expectations.internal.Suggestions;
import io.github.plumbrule.expectations.internal.catalogue.BuiltInTypes;
import io.github.plumbrule.expectations.spi.ExpectationType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** The types of expectations that suites may use, by name. */
public final class Catalogue {
    private final Map<String, ExpectationType> types;

    private Catalogue(Collection<ExpectationType> types) {
        Map<String, ExpectationType> byName = new LinkedHashMap<>();
        for (ExpectationType type : types) {
            ExpectationType other = byName.putIfAbsent(type.name(), type);
            if (other != null) {
                throw new IllegalArgumentException("two types of expectations are called '" + type.name() + "': "
                        + other.getClass().getName() + " and "
                        + type.getClass().getName());
            }
        }
        this.types = byName;
    }

    /** The built-in types and those that {@link ServiceLoader} found when this was first asked for. */
    public static Catalogue standard() {
        return Standard.CATALOGUE;
    }

    /**
     * The built-in types and some more.
     *
     * @throws IllegalArgumentException if two types have the same name
     */
    public static Catalogue with(Collection<? extends ExpectationType> more) {
        List<ExpectationType> all = new ArrayList<>(BuiltInTypes.all());
        all.addAll(more);
        return new Catalogue(all);
    }

    /** The type of a name, if there is one. */
    public Optional<ExpectationType> find(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /** The name of the type that somebody probably meant, if one is near. */
    public Optional<String> nearest(String name) {
        return Suggestions.nearest(name, types.keySet());
    }

    /** Every type: the built-in ones family by family in documented order, then the others. */
    public List<ExpectationType> types() {
        return List.copyOf(types.values());
    }

    /** Loads the services once, when first asked for. */
    private static final class Standard {
        static final Catalogue CATALOGUE = with(found());

        private static List<ExpectationType> found() {
            List<ExpectationType> found = new ArrayList<>();
            ServiceLoader.load(ExpectationType.class).forEach(found::add);
            return found;
        }
    }
}
