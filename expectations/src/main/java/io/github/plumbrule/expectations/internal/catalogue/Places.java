package io.github.plumbrule.expectations.internal.catalogue;

import io.github.plumbrule.core.condition.Condition;
import io.github.plumbrule.expectations.internal.condition.RowConditions;
import io.github.plumbrule.expectations.internal.words.Words;
import io.github.plumbrule.expectations.spi.Arguments;

/** Says which rows an expectation looks at. */
final class Places {
    private Places() {}

    /** The end of a sentence, such as {@code  where country == "DE"}; the empty text for all rows. */
    static String of(Arguments arguments) {
        Condition filter = arguments.filter();
        return filter.equals(Condition.ALWAYS) ? "" : " where " + Words.visible(RowConditions.print(filter));
    }
}
