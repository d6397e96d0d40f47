package io.github.plumbrule.core.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoubleStoreTest {

    private static final long HUGE = 1L << 40;

    @TempDir
    Path directory;

    private static double[] randomValues(Random random, int count) {
        int style = random.nextInt(6);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = switch (style) {
                case 0 -> Math.round(Math.exp(random.nextDouble() * 8) * 100) / 100.0;
                case 1 -> random.nextInt(10);
                case 2 -> anyNumber(random);
                case 3 -> 1.0 + random.nextInt(1 << 20) * Math.ulp(1.0);
                case 4 -> random.nextBoolean() ? 0.0 : -0.0;
                default -> random.nextGaussian();
            };
        }
        return values;
    }

    private static double anyNumber(Random random) {
        while (true) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (!Double.isNaN(value)) {
                return random.nextInt(50) == 0 ? Double.NEGATIVE_INFINITY : value;
            }
        }
    }

    private static void check(double[] values, MemoryBudget budget, int parts, Random random, String description) {
        List<DoubleStore> stores = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            stores.add(new DoubleStore(budget));
        }
        int at = 0;
        while (at < values.length) {
            int end = Math.min(values.length, at + 1 + random.nextInt(5000));
            DoubleStore store = stores.get(random.nextInt(parts));
            if (random.nextBoolean()) {
                store.add(values, at, end);
            } else {
                for (int i = at; i < end; i++) {
                    store.add(values[i]);
                }
            }
            at = end;
        }
        Collections.shuffle(stores, random);
        while (stores.size() > 1) {
            DoubleStore other = stores.remove(stores.size() - 1);
            stores.get(random.nextInt(stores.size())).merge(other);
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        long[] ranks = random.longs(random.nextInt(50), 0, values.length).toArray();
        double[] expected = new double[ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            expected[i] = sorted[(int) ranks[i]];
        }
        try (DoubleStore store = stores.get(0)) {
            assertThat(store.size()).as(description).isEqualTo(values.length);
            assertThat(store.select(ranks)).as(description).containsExactly(expected);
            assertThat(store.select(new long[] {values.length - 1, 0}))
                    .as(description)
                    .containsExactly(sorted[values.length - 1], sorted[0]);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void ranksDoNotDependOnPartsOrderOrBudget(long seed) {
        Random random = new Random(seed);
        // Enough for all the ways to narrow candidates down.
        double[] values = randomValues(random, 1 + random.nextInt(random.nextBoolean() ? 1000 : 400_000));
        for (long bytes : new long[] {HUGE, 0, 500_000}) {
            try (MemoryBudget budget = new MemoryBudget(bytes, directory)) {
                int parts = 1 + random.nextInt(4);
                check(values, budget, parts, random, "seed " + seed + ", " + parts + " parts, " + bytes + " bytes");
                assertThat(budget.used()).as("all memory is given back").isZero();
            }
        }
    }

    @Test
    void negativeZeroIsSmallerThanZero() {
        try (MemoryBudget budget = new MemoryBudget(HUGE, directory);
                DoubleStore store = new DoubleStore(budget)) {
            store.add(new double[] {0.0, -0.0, 0.0, Double.MIN_VALUE, -Double.MIN_VALUE}, 0, 5);
            assertThat(store.select(new long[] {0, 1, 2, 3, 4}))
                    .containsExactly(-Double.MIN_VALUE, -0.0, 0.0, 0.0, Double.MIN_VALUE);
        }
    }

    @Test
    void nanIsRefused() {
        try (MemoryBudget budget = new MemoryBudget(HUGE, directory);
                DoubleStore store = new DoubleStore(budget)) {
            assertThatThrownBy(() -> store.add(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store.add(new double[] {1, Double.NaN}, 0, 2))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(store.size()).isZero();
        }
    }

    @Test
    void aRankThatDoesNotExistIsNamed() {
        try (MemoryBudget budget = new MemoryBudget(HUGE, directory);
                DoubleStore store = new DoubleStore(budget)) {
            assertThat(store.select(new long[0])).isEmpty();
            assertThatThrownBy(() -> store.select(new long[] {0}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("rank 0 does not exist: the store holds 0 values");
        }
    }

    @Test
    void aClosedStoreTakesAndGivesNothing() {
        try (MemoryBudget budget = new MemoryBudget(HUGE, directory)) {
            DoubleStore store = new DoubleStore(budget);
            store.close();
            assertThatThrownBy(() -> store.add(1)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> store.select(new long[0])).isInstanceOf(IllegalStateException.class);
        }
    }
}
