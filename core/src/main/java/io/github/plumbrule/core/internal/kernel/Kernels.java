package io.github.plumbrule.core.internal.kernel;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.condition.Condition;
import io.github.plumbrule.core.condition.Operand;
import io.github.plumbrule.core.internal.table.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the kernels of one worker; equal conditions share one. */
public final class Kernels {
    private final Table table;
    private final Map<Condition, Kernel> made = new HashMap<>();

    public Kernels(Table table) {
        this.table = table;
    }

    /** The kernel of a condition. */
    public Kernel of(Condition condition) {
        Kernel known = made.get(condition);
        if (known == null) {
            known = make(condition);
            made.put(condition, known);
        }
        return known;
    }

    private Kernel make(Condition condition) {
        if (condition instanceof Condition.Constant constant) {
            return new ConstantKernel(constant.value());
        }
        if (condition instanceof Condition.Missing missing) {
            return new MissingKernel(column(missing.column()));
        }
        if (condition instanceof Condition.Range range) {
            return RangeKernel.of(column(range.column()), range);
        }
        if (condition instanceof Condition.InSet set) {
            return new SetKernel(column(set.column()), set.members());
        }
        if (condition instanceof Condition.Matches matches) {
            return new PatternKernel(column(matches.column()), matches);
        }
        if (condition instanceof Condition.Length length) {
            return new LengthKernel(column(length.column()), length);
        }
        if (condition instanceof Condition.OfType ofType) {
            return new TypeKernel(column(ofType.column()), ofType.types());
        }
        if (condition instanceof Condition.Comparison comparison) {
            return comparison(comparison);
        }
        if (condition instanceof Condition.And and) {
            return combination(and.parts(), true);
        }
        if (condition instanceof Condition.Or or) {
            return combination(or.parts(), false);
        }
        if (condition instanceof Condition.Not not) {
            return new NotKernel(of(not.part()));
        }
        throw new IllegalStateException("no kernel for " + condition);
    }

    private Kernel combination(List<Condition> parts, boolean all) {
        return new CombinationKernel(parts.stream().map(this::of).toList(), all);
    }

    private Kernel comparison(Condition.Comparison comparison) {
        // An equality with a text is a set of one, which compares bytes instead of making texts.
        if (comparison.operator() == Condition.Operator.EQUAL
                && comparison.left() instanceof Operand.Column column
                && comparison.right() instanceof Operand.Literal literal
                && literal.value() instanceof Scalar.Text) {
            return new SetKernel(column(column.name()), List.of(literal.value()));
        }
        return new ComparisonKernel(comparison, this::column);
    }

    private int column(String name) {
        return table.indexOf(name);
    }
}
