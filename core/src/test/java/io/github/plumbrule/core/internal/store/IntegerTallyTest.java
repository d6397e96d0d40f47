package io.github.plumbrule.core.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntegerTallyTest {

    private static final long HUGE = 1L << 40;

    @TempDir
    Path directory;

    private static long[] randomValues(Random random, int count) {
        int style = random.nextInt(6);
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = switch (style) {
                case 0 -> i;
                case 1 -> random.nextInt(count * 2) - count;
                case 2 -> random.nextLong();
                case 3 -> random.nextInt(5);
                    // A few to a few dozen values per page: all ways a page can be kept.
                case 4 -> (long) (random.nextGaussian() * 4096 * count / 40);
                default -> random.nextInt(10) == 0 ? random.nextLong() : 1_000_000 + random.nextInt(count);
            };
        }
        if (count > 3) {
            values[1] = Long.MIN_VALUE;
            values[2] = Long.MAX_VALUE;
        }
        return values;
    }

    private void check(long[] values, MemoryBudget budget, int parts, Random random, String description) {
        Map<Long, Integer> counts = new HashMap<>();
        for (long value : values) {
            counts.merge(value, 1, Integer::sum);
        }
        long seed = random.nextLong();
        List<IntegerTally> tallies = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            tallies.add(new IntegerTally(budget, seed));
        }
        for (int i = 0; i < values.length; i++) {
            tallies.get(i / 100 % parts).add(values[i]);
        }
        Collections.shuffle(tallies, random);
        while (tallies.size() > 1) {
            IntegerTally other = tallies.remove(tallies.size() - 1);
            tallies.get(random.nextInt(tallies.size())).merge(other);
        }
        try (IntegerTally tally = tallies.get(0)) {
            tally.finish();
            long unique = counts.values().stream().filter(count -> count == 1).count();
            assertThat(tally.rows()).as(description).isEqualTo(values.length);
            assertThat(tally.distinct()).as(description).isEqualTo(counts.size());
            assertThat(tally.uniqueKeys()).as(description).isEqualTo(unique);
            assertThat(tally.duplicateRows()).as(description).isEqualTo(values.length - unique);
            counts.forEach((value, count) -> {
                if (tally.containsTwice(value) != count > 1) {
                    throw new AssertionError(description + ": " + value + " occurs " + count + " times");
                }
            });
            for (int i = 0; i < 1000; i++) {
                long value = random.nextInt(3) == 0 ? random.nextLong() : values[random.nextInt(values.length)] + 1;
                assertThat(tally.containsTwice(value)).as(description).isEqualTo(counts.getOrDefault(value, 0) > 1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void answersDoNotDependOnPartsOrderSeedOrBudget(long seed) {
        Random random = new Random(seed);
        long[] values = randomValues(random, 1 + random.nextInt(30_000));
        for (long bytes : new long[] {HUGE, 0, 200_000}) {
            try (MemoryBudget budget = new MemoryBudget(bytes, directory)) {
                int parts = 1 + random.nextInt(4);
                check(values, budget, parts, random, "seed " + seed + ", " + parts + " parts, " + bytes + " bytes");
                assertThat(budget.used()).as("all memory is given back").isZero();
            }
        }
    }

    @Test
    void denseNumbersMetAgainAfterSpillingAreDuplicates() {
        long[] values = new long[250_000];
        for (int i = 0; i < values.length; i++) {
            // The second time round in another order, so that pages of all forms meet.
            values[i] = i < 150_000 ? i : (i * 7919L) % 150_000;
        }
        for (long bytes : new long[] {HUGE, 0, 20_000, 60_000}) {
            try (MemoryBudget budget = new MemoryBudget(bytes, directory)) {
                check(values, budget, 1, new Random(bytes), bytes + " bytes, one part");
                check(values, budget, 3, new Random(bytes), bytes + " bytes, three parts");
            }
        }
        long[] twice = new long[300_000];
        for (int i = 0; i < twice.length; i++) {
            twice[i] = i % 150_000;
        }
        try (MemoryBudget budget = new MemoryBudget(40_000, directory)) {
            check(twice, budget, 1, new Random(1), "every number twice, far apart");
        }
    }

    @Test
    void denseNumbersCostABitOrTwo() {
        try (MemoryBudget budget = new MemoryBudget(HUGE, directory)) {
            IntegerTally tally = new IntegerTally(budget, 1);
            for (int i = 0; i < 1_000_000; i++) {
                tally.add(i * 7919L % 1_000_000);
            }
            assertThat(budget.used()).isLessThan(1_000_000);
        }
    }

    @Test
    void scatteredNumbersStayBelowFortyBytes() {
        try (MemoryBudget budget = new MemoryBudget(HUGE, directory)) {
            IntegerTally tally = new IntegerTally(budget, 1);
            Random random = new Random(1);
            for (int i = 0; i < 100_000; i++) {
                tally.add(random.nextLong());
            }
            assertThat(budget.used()).isLessThan(4_000_000);
        }
    }

    @Test
    void anUnfinishedOrClosedTallyGivesNoAnswer() {
        try (MemoryBudget budget = new MemoryBudget(0, directory)) {
            IntegerTally tally = new IntegerTally(budget, 1);
            assertThatThrownBy(tally::distinct).isInstanceOf(IllegalStateException.class);
            tally.close();
            assertThatThrownBy(() -> tally.containsTwice(1)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> tally.add(1)).isInstanceOf(IllegalStateException.class);
        }
    }
}
