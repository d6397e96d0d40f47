package io.github.plumbrule.core.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmallestRowsTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void keepsTheSmallestWhateverTheOrder(long seed) {
        Random random = new Random(seed);
        int limit = random.nextInt(60);
        long[] rows = random.longs(random.nextInt(500), 0, 300).toArray();
        SmallestRows one = new SmallestRows(limit);
        SmallestRows other = new SmallestRows(limit);
        for (long row : rows) {
            (random.nextBoolean() ? one : other).offer(row);
        }
        one.merge(other);
        long[] expected = Arrays.stream(rows).sorted().limit(limit).toArray();
        assertThat(one.toArray()).as("seed %d", seed).containsExactly(expected);
    }

    @Test
    void aLimitOfZeroKeepsNothing() {
        SmallestRows rows = new SmallestRows(0);
        rows.offer(1);
        assertThat(rows.toArray()).isEmpty();
    }
}
