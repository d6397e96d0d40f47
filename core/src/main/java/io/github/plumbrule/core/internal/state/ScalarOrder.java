package io.github.plumbrule.core.internal.state;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.internal.kernel.TextOrder;
import io.github.plumbrule.core.internal.kernel.Values;

/** Orders two values that were read the same way. */
final class ScalarOrder {
    private ScalarOrder() {}

    static int compare(Scalar a, Scalar b) {
        if (a instanceof Scalar.Time x && b instanceof Scalar.Time y) {
            return Long.compare(x.epochMicros(), y.epochMicros());
        }
        if (a instanceof Scalar.Text && b instanceof Scalar.Text) {
            return TextOrder.compare(a.toString(), b.toString());
        }
        if (a instanceof Scalar.NonFinite || b instanceof Scalar.NonFinite) {
            return Double.compare(number(a), number(b));
        }
        return Values.exactNumber(a)
                .orElseThrow()
                .compareTo(Values.exactNumber(b).orElseThrow());
    }

    private static double number(Scalar value) {
        return Values.number(value).orElse(Double.NaN);
    }
}
