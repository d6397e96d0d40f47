package io.github.plumbrule.core.internal.kernel;

import io.github.plumbrule.core.condition.Condition;
import io.github.plumbrule.core.internal.regex.TextPattern;
import io.github.plumbrule.core.internal.table.Bits;
import io.github.plumbrule.core.internal.table.Chunk;
import io.github.plumbrule.core.internal.table.Column;
import java.util.Optional;

/** One or all of several patterns are found in the value's text. */
final class PatternKernel extends Kernel {
    private final int number;
    private final TextPattern[] patterns;
    private final boolean all;

    PatternKernel(int number, Condition.Matches matches) {
        this.number = number;
        this.patterns = matches.patterns().stream().map(TextPattern::compile).toArray(TextPattern[]::new);
        this.all = matches.matchOn() == Condition.MatchOn.ALL;
    }

    @Override
    void evaluate(Chunk chunk) {
        Column column = chunk.column(number);
        int rows = chunk.rows();
        long[] missing = column.missing();
        unknown = missing;
        column.texts();
        byte[] data = column.bytes();
        Bits.clear(holds, rows);
        for (int row = 0; row < rows; row++) {
            if (!Bits.get(missing, row) && column.isText(row) && matches(data, column.start(row), column.end(row))) {
                Bits.set(holds, row);
            }
        }
    }

    private boolean matches(byte[] data, int from, int to) {
        for (TextPattern pattern : patterns) {
            byte found = pattern.search(data, from, to);
            if (found == TextPattern.OUT_OF_BUDGET) {
                throw new KernelException(
                        "the regular expression " + pattern.source()
                                + " takes too many steps on a value; write it without nested repetition, or so that it can be matched in one pass");
            }
            if ((found == TextPattern.FOUND) != all) {
                return !all;
            }
        }
        return all;
    }

    @Override
    public Optional<String> reason(Chunk chunk, int row) {
        return chunk.column(number).isText(row) ? Optional.empty() : Optional.of("is not a text");
    }
}
