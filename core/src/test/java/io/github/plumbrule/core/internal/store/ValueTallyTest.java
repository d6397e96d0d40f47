package io.github.plumbrule.core.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTallyTest {

    private static final long HUGE = 1L << 40;
    private static final int KEPT = 7;

    @TempDir
    Path directory;

    /** What a tally answers, in comparable form. */
    private record Answers(
            long rows,
            long distinct,
            long unique,
            long duplicates,
            List<Long> duplicateRows,
            Map<String, String> entries) {}

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void add(ValueTally tally, String key, long row) {
        // Surrounded by other bytes, as in a block of records.
        byte[] data = bytes("<" + key + ">");
        tally.add(data, 1, data.length - 1, row);
    }

    private static void addTogether(ValueTally tally, List<String> keys, int first, int end) {
        byte[] data = bytes(String.join(",", keys.subList(first, end)));
        int[] starts = new int[end - first];
        int[] ends = new int[end - first];
        long[] rows = new long[end - first];
        int at = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = at;
            ends[i] = at + keys.get(first + i).length();
            rows[i] = first + i;
            at = ends[i] + 1;
        }
        tally.add(data, starts, ends, rows, starts.length);
    }

    private static Answers answers(ValueTally tally) {
        tally.finish();
        Map<String, String> entries = new LinkedHashMap<>();
        tally.forEach((data, from, to, count, row) ->
                entries.put(new String(data, from, to - from, StandardCharsets.ISO_8859_1), count + " from " + row));
        Map<String, String> unordered = new TreeMap<>();
        tally.forEachUnordered((data, from, to, count, row) ->
                unordered.put(new String(data, from, to - from, StandardCharsets.ISO_8859_1), count + " from " + row));
        assertThat(unordered).isEqualTo(entries);
        List<String> keys = new ArrayList<>(entries.keySet());
        for (int i = 1; i < keys.size(); i++) {
            assertThat(Arrays.compareUnsigned(bytes(keys.get(i - 1)), bytes(keys.get(i))))
                    .as("%s before %s", keys.get(i - 1), keys.get(i))
                    .isNegative();
        }
        return new Answers(
                tally.rows(),
                tally.distinct(),
                tally.uniqueKeys(),
                tally.duplicateRows(),
                Arrays.stream(tally.smallestDuplicateRows(KEPT)).boxed().toList(),
                entries);
    }

    private static Answers oracle(List<String> keys) {
        Map<String, List<Long>> rows = new TreeMap<>();
        for (int row = 0; row < keys.size(); row++) {
            rows.computeIfAbsent(keys.get(row), key -> new ArrayList<>()).add((long) row);
        }
        Map<String, String> entries = new TreeMap<>();
        rows.forEach((key, list) -> entries.put(key, list.size() + " from " + list.get(0)));
        long unique = rows.values().stream().filter(list -> list.size() == 1).count();
        List<Long> duplicates = rows.values().stream()
                .filter(list -> list.size() > 1)
                .flatMap(List::stream)
                .sorted()
                .limit(KEPT)
                .toList();
        return new Answers(keys.size(), rows.size(), unique, keys.size() - unique, duplicates, entries);
    }

    private static List<String> randomKeys(Random random, int count) {
        int style = random.nextInt(5);
        int cardinality = 1 + random.nextInt(random.nextBoolean() ? 20 : count * 2);
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int id = random.nextInt(cardinality);
            keys.add(
                    switch (style) {
                        case 0 -> Integer.toString(id);
                        case 1 -> "a-long-common-prefix-" + id;
                            // Prefixes of each other, with the zero bytes that padding must not confuse.
                        case 2 -> "\0".repeat(id % 50) + (id % 3 == 0 ? "" : "\u00ff") + id % 7;
                        case 3 -> "x".repeat(id % 300);
                        default -> {
                            byte[] key = new byte[id % 12];
                            new Random(id).nextBytes(key);
                            yield new String(key, StandardCharsets.ISO_8859_1);
                        }
                    });
        }
        return keys;
    }

    /** Fills several tallies with chunks of the keys, merges them in a random order and returns the answers. */
    private Answers scanInParts(List<String> keys, MemoryBudget budget, long seed, int parts, Random random) {
        List<ValueTally> tallies = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            tallies.add(new ValueTally(budget, seed, KEPT));
        }
        int row = 0;
        while (row < keys.size()) {
            ValueTally tally = tallies.get(random.nextInt(parts));
            int end = Math.min(keys.size(), row + 1 + random.nextInt(200));
            if (random.nextBoolean()) {
                addTogether(tally, keys, row, end);
                row = end;
            }
            for (; row < end; row++) {
                add(tally, keys.get(row), row);
            }
        }
        Collections.shuffle(tallies, random);
        while (tallies.size() > 1) {
            ValueTally other = tallies.remove(tallies.size() - 1);
            tallies.get(random.nextInt(tallies.size())).merge(other);
        }
        try (ValueTally tally = tallies.get(0)) {
            return answers(tally);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void answersDoNotDependOnPartsOrderSeedOrBudget(long seed) {
        Random random = new Random(seed);
        List<String> keys = randomKeys(random, 1 + random.nextInt(12_000));
        Answers expected = oracle(keys);
        for (long bytes : new long[] {HUGE, 0, 300_000}) {
            try (MemoryBudget budget = new MemoryBudget(bytes, directory)) {
                int parts = 1 + random.nextInt(5);
                assertThat(scanInParts(keys, budget, random.nextLong(), parts, random))
                        .as("seed %d, %d parts, %d bytes", seed, parts, bytes)
                        .isEqualTo(expected);
                assertThat(budget.used()).as("all memory is given back").isZero();
            }
        }
    }

    @Test
    void moreRunsThanCanBeReadAtOnceAreMergedInPasses() {
        List<String> keys = new ArrayList<>();
        Random random = new Random(5);
        for (int i = 0; i < 60_000; i++) {
            keys.add("customer-" + random.nextInt(50_000) + "-with a longer key to fill small memory fast");
        }
        try (MemoryBudget budget = new MemoryBudget(0, directory)) {
            assertThat(scanInParts(keys, budget, 1, 2, random)).isEqualTo(oracle(keys));
        }
    }

    @Test
    void largeTablesOfSegmentsAreMergedWithoutChange() {
        Random random = new Random(6);
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            keys.add("k" + random.nextInt(60_000));
        }
        try (MemoryBudget budget = new MemoryBudget(HUGE, directory)) {
            assertThat(scanInParts(keys, budget, 1, 3, random)).isEqualTo(oracle(keys));
        }
    }

    @Test
    void keysLongerThanAPageAreCounted() {
        String large = "l".repeat(700_000);
        List<String> keys = List.of("", large, large + "x", "short", large, "", "m".repeat(200_000));
        for (long bytes : new long[] {HUGE, 0}) {
            try (MemoryBudget budget = new MemoryBudget(bytes, directory)) {
                assertThat(scanInParts(keys, budget, 9, 2, new Random(1))).isEqualTo(oracle(keys));
            }
        }
    }

    @Test
    void keysThatArePrefixesOfEachOtherThousandsDeepAreSorted() {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            keys.add("ab".repeat(i));
        }
        Collections.shuffle(keys, new Random(3));
        try (MemoryBudget budget = new MemoryBudget(HUGE, directory)) {
            assertThat(scanInParts(keys, budget, 9, 1, new Random(1))).isEqualTo(oracle(keys));
        }
    }

    @Test
    void severalRowsOfAKeyCanBeCountedAtOnce() {
        try (MemoryBudget budget = new MemoryBudget(HUGE, directory);
                ValueTally tally = new ValueTally(budget, 1, 3)) {
            tally.add(bytes("a"), 0, 1, 5, new long[] {2, 4, 6});
            tally.add(bytes("b"), 0, 1, 1, new long[] {3});
            tally.add(bytes("a"), 0, 1, 2, new long[] {11, 12});
            tally.finish();
            assertThat(tally.rows()).isEqualTo(8);
            assertThat(tally.uniqueKeys()).isEqualTo(1);
            assertThat(tally.smallestDuplicateRows(3)).containsExactly(2, 4, 6);
        }
    }

    @Test
    void countsAndRowsBeyondFourBillionAreExact() {
        long row = 1L << 55;
        try (MemoryBudget budget = new MemoryBudget(HUGE, directory);
                ValueTally tally = new ValueTally(budget, 1, 0)) {
            tally.add(bytes("a"), 0, 1, (1L << 32) - 1, new long[] {row});
            tally.add(bytes("a"), 0, 1, row + 1);
            tally.add(bytes("a"), 0, 1, 1L << 40, new long[] {row + 2});
            tally.finish();
            tally.forEach((data, from, to, count, first) -> {
                assertThat(count).isEqualTo((1L << 32) + (1L << 40));
                assertThat(first).isEqualTo(row);
            });
        }
    }

    @Test
    void anEmptyTallyAnswersZero() {
        try (MemoryBudget budget = new MemoryBudget(0, directory)) {
            assertThat(scanInParts(List.of(), budget, 1, 3, new Random(1))).isEqualTo(oracle(List.of()));
        }
    }

    @Test
    void talliesOfDifferentSeedsAreNotMerged() {
        try (MemoryBudget budget = new MemoryBudget(0, directory)) {
            ValueTally tally = new ValueTally(budget, 1, 0);
            assertThatThrownBy(() -> tally.merge(new ValueTally(budget, 2, 0)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void anUnfinishedOrClosedTallyGivesNoAnswer() {
        try (MemoryBudget budget = new MemoryBudget(0, directory)) {
            ValueTally tally = new ValueTally(budget, 1, 0);
            assertThatThrownBy(tally::distinct).isInstanceOf(IllegalStateException.class);
            tally.close();
            assertThatThrownBy(tally::distinct).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> add(tally, "a", 0)).isInstanceOf(IllegalStateException.class);
        }
    }
}
