package io.github.plumbrule.core.internal.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A hash table from byte-string keys to how often and where first they were met, over an arena of pages.
 *
 * <p>An entry lies in a page as: count (6 bytes), first row (7 bytes), length (1 byte, or 255 and 4 bytes), key. A slot
 * of the table holds 32 bits of the hash and the 32-bit position of the entry, so that neither growing nor merging
 * needs to look at the keys, and a slot of another key is nearly always told by itself. A large table consists of 256
 * segments that grow one by one, by half: no growth step needs room for a second table.
 */
final class KeyTable {

    /** What {@link #add} returns when the key is new. */
    static final long INSERTED = -1;

    /** What {@link #add} returns when nothing was changed because the memory budget refused. */
    static final long REFUSED = -2;

    static final long LARGEST_ROW = (1L << 56) - 1;

    private static final int PAGE_BITS = 18;
    private static final int PAGE_SIZE = 1 << PAGE_BITS;
    private static final int OFFSET_MASK = PAGE_SIZE - 1;
    private static final int MOST_PAGES = 1 << (32 - PAGE_BITS);
    private static final int FIRST_PAGE_SIZE = 1024;
    // The first byte of a page stays free, because a slot that is 0 is empty.
    private static final int PAGE_START = 1;

    private static final int ROW_AT = 5;
    private static final int LENGTH_AT = 13;
    private static final int SHORT_HEADER = LENGTH_AT + 1;
    private static final int LONG_HEADER = SHORT_HEADER + Integer.BYTES;
    private static final int LONG_LENGTH = 255;
    private static final long COUNT_MASK = (1L << 48) - 1;

    private static final int ARRAY_HEADER = 16;
    private static final int FIRST_SLOTS = 16;
    private static final int SEGMENTS = 256;
    private static final int SEGMENT_BITS = 8;
    private static final int SLOTS_BEFORE_SEGMENTS = 4096;
    private static final int SLOT_BITS = 32 - SEGMENT_BITS;
    private static final long SLOT_MASK = (1L << SLOT_BITS) - 1;

    private static final int FEW = 16;
    private static final int DEEPEST = 64;

    private final Holding holding;
    private final KeyedHash hasher;

    private byte[][] pages = new byte[0][];
    private int[] pageEnds = new int[0];
    private int pageCount;
    private int writePage;

    private long[][] segments = new long[0][];
    private int[] segmentSizes = new int[0];
    // A tag shifted right by this is the number of its segment: 32 for one segment, 24 for 256.
    private int segmentShift;

    private long size;
    private long once;
    private boolean sorted;

    KeyTable(Holding holding, KeyedHash hasher) {
        this.holding = holding;
        this.hasher = hasher;
        clear();
    }

    /** The number of distinct keys. */
    long size() {
        return size;
    }

    /** The number of keys with a count of one. */
    long once() {
        return once;
    }

    /** Removes every entry and gives the memory back. */
    void clear() {
        holding.giveAll();
        pages = new byte[4][];
        pageEnds = new int[4];
        pageCount = 0;
        writePage = -1;
        segments = new long[][] {new long[FIRST_SLOTS]};
        segmentSizes = new int[1];
        segmentShift = 32;
        holding.force(ARRAY_HEADER + FIRST_SLOTS * 8L);
        size = 0;
        once = 0;
        sorted = false;
    }

    /** The part of the hash by which a key is found. */
    long tag(byte[] data, int from, int to) {
        return hasher.hash(data, from, to) >>> 32;
    }

    /** Reads the slots in which keys with these tags are looked for first, and so brings them near the processor. */
    void touch(long[] tags, int count, long[] entries) {
        // The loads do not depend on each other, so the processor waits for many of them at once. They are stored
        // because the compiler would leave out loads that nobody needs.
        for (int i = 0; i < count; i++) {
            long[] segment = segments[(int) (tags[i] >>> segmentShift)];
            entries[i] = segment[slot(tags[i], segment.length)];
        }
    }

    /**
     * Counts a key with its tag.
     *
     * @return {@link #INSERTED}, {@link #REFUSED}, or, for a key met before, the row that is not its first
     */
    long add(long tag, byte[] data, int from, int to, long count, long row) {
        int length = to - from;
        long[] segment = segments[(int) (tag >>> segmentShift)];
        int slot = slot(tag, segment.length);
        for (long entry = segment[slot]; entry != 0; entry = segment[slot]) {
            if (entry >>> 32 == tag) {
                int reference = (int) entry;
                byte[] page = pages[reference >>> PAGE_BITS];
                int at = reference & OFFSET_MASK;
                if (holdsKey(page, at, data, from, length)) {
                    return addTo(page, at, count, row);
                }
            }
            slot = slot + 1 == segment.length ? 0 : slot + 1;
        }
        return insert(tag, data, from, length, count, row);
    }

    private static int slot(long tag, int slots) {
        // Grows with the tag: segments that are walked one after the other are also written from start to end.
        return (int) (((tag & SLOT_MASK) * slots) >>> SLOT_BITS);
    }

    private static boolean holdsKey(byte[] page, int at, byte[] data, int from, int length) {
        int stored = page[at + LENGTH_AT] & 0xFF;
        if (stored < LONG_LENGTH) {
            return stored == length && Bytes.same(page, at + SHORT_HEADER, data, from, length);
        }
        return Bytes.getInt(page, at + SHORT_HEADER) == length
                && Bytes.same(page, at + LONG_HEADER, data, from, length);
    }

    private long addTo(byte[] page, int at, long count, long row) {
        // The low half is read and written as an int: a wider store right before the row is read would stall.
        long sum = (Bytes.getInt(page, at) & 0xFFFFFFFFL) + count;
        if (sum <= count + 1 && count(page, at) == 1) {
            once--;
        }
        if (sum > 0xFFFFFFFFL) {
            Bytes.putLong(page, at, Bytes.getLong(page, at) + count);
        } else {
            Bytes.putInt(page, at, (int) sum);
        }
        long first = row(page, at);
        if (row < first) {
            putRow(page, at, row);
            return first;
        }
        return row;
    }

    private long insert(long tag, byte[] data, int from, int length, long count, long row) {
        if (sorted) {
            throw new IllegalStateException("the table is sorted and cannot take another key");
        }
        // A single entry is always taken: spilling an empty table would not help.
        boolean must = size == 0;
        int header = length < LONG_LENGTH ? SHORT_HEADER : LONG_HEADER;
        if (!roomForSlot((int) (tag >>> segmentShift), must)) {
            return REFUSED;
        }
        int page = pageFor(header + length, must);
        if (page < 0) {
            return REFUSED;
        }
        byte[] bytes = pages[page];
        int at = pageEnds[page];
        pageEnds[page] = at + header + length;
        Bytes.putLong(bytes, at, count);
        putRow(bytes, at, row);
        if (header == SHORT_HEADER) {
            bytes[at + LENGTH_AT] = (byte) length;
        } else {
            bytes[at + LENGTH_AT] = (byte) LONG_LENGTH;
            Bytes.putInt(bytes, at + SHORT_HEADER, length);
        }
        System.arraycopy(data, from, bytes, at + header, length);
        put((int) (tag >>> segmentShift), (tag << 32) | ((long) page << PAGE_BITS) | at);
        size++;
        if (count == 1) {
            once++;
        }
        return INSERTED;
    }

    private void put(int number, long entry) {
        segmentSizes[number]++;
        put(segments[number], entry);
    }

    private static void put(long[] segment, long entry) {
        int slot = slot(entry >>> 32, segment.length);
        while (segment[slot] != 0) {
            slot = slot + 1 == segment.length ? 0 : slot + 1;
        }
        segment[slot] = entry;
    }

    private boolean roomForSlot(int number, boolean must) {
        int slots = segments[number].length;
        if ((segmentSizes[number] + 1) * 4L <= slots * 3L) {
            return true;
        }
        if (segments.length == 1) {
            return slots < SLOTS_BEFORE_SEGMENTS ? resize(0, slots * 2, must) : splitIntoSegments(must);
        }
        return resize(number, slots + slots / 2, must);
    }

    private boolean resize(int number, int slots, boolean must) {
        if (!take(ARRAY_HEADER + slots * 8L, must)) {
            return false;
        }
        long[] old = segments[number];
        long[] larger = new long[slots];
        for (long entry : old) {
            if (entry != 0) {
                put(larger, entry);
            }
        }
        segments[number] = larger;
        holding.give(ARRAY_HEADER + old.length * 8L);
        return true;
    }

    private boolean splitIntoSegments(boolean must) {
        long[] old = segments[0];
        int slots = old.length * 2 / SEGMENTS;
        if (!take(SEGMENTS * (ARRAY_HEADER + slots * 8L), must)) {
            return false;
        }
        segments = new long[SEGMENTS][slots];
        segmentSizes = new int[SEGMENTS];
        segmentShift = SLOT_BITS;
        for (long entry : old) {
            if (entry != 0) {
                int number = (int) (entry >>> (32 + SLOT_BITS));
                // The memory is already granted in total; a segment that got more than its share grows a little.
                roomForSlot(number, true);
                put(number, entry);
            }
        }
        holding.give(ARRAY_HEADER + old.length * 8L);
        // The entry that asked for room may belong to a segment that is just full.
        for (int number = 0; number < SEGMENTS; number++) {
            roomForSlot(number, true);
        }
        return true;
    }

    private boolean take(long bytes, boolean must) {
        if (holding.take(bytes)) {
            return true;
        }
        if (must) {
            holding.force(bytes);
        }
        return must;
    }

    /** The page in which an entry of the given size can be written, or -1. */
    private int pageFor(int bytes, boolean must) {
        if (writePage >= 0 && pages[writePage].length - pageEnds[writePage] >= bytes) {
            return writePage;
        }
        if (pageCount == 1 && pageEnds[0] + bytes <= PAGE_SIZE && pages[0].length < PAGE_SIZE) {
            return growFirstPage(bytes, must) ? 0 : -1;
        }
        if (pageCount == MOST_PAGES) {
            return -1;
        }
        int length = Math.max(pageCount == 0 ? FIRST_PAGE_SIZE : PAGE_SIZE, PAGE_START + bytes);
        if (!take(ARRAY_HEADER + length, must)) {
            return -1;
        }
        int page = appendPage(new byte[length], PAGE_START);
        if (length <= PAGE_SIZE || writePage < 0) {
            writePage = page;
        }
        return page;
    }

    private int appendPage(byte[] page, int end) {
        if (pageCount == pages.length) {
            pages = Arrays.copyOf(pages, pageCount * 2);
            pageEnds = Arrays.copyOf(pageEnds, pageCount * 2);
        }
        pages[pageCount] = page;
        pageEnds[pageCount] = end;
        return pageCount++;
    }

    private boolean growFirstPage(int bytes, boolean must) {
        byte[] old = pages[0];
        int length = old.length;
        while (length < pageEnds[0] + bytes) {
            length *= 2;
        }
        length = Math.min(length, PAGE_SIZE);
        if (!take(ARRAY_HEADER + length, must)) {
            return false;
        }
        pages[0] = Arrays.copyOf(old, length);
        holding.give(ARRAY_HEADER + old.length);
        writePage = 0;
        return true;
    }

    /**
     * Takes over the entries of another table with the same hash, without copying keys; the other one is empty then.
     *
     * @return false, with nothing changed, if the memory budget refused
     */
    boolean absorb(KeyTable other, SmallestRows repeatedRows) {
        if (pageCount + other.pageCount > MOST_PAGES || !growFor(other)) {
            return false;
        }
        int base = pageCount;
        for (int page = 0; page < other.pageCount; page++) {
            appendPage(other.pages[page], other.pageEnds[page]);
        }
        if (writePage < 0) {
            writePage = pageCount - 1;
        }
        long offset = (long) base << PAGE_BITS;
        // Every key that both hold is taken off again below; the others' entries need not be looked at.
        once += other.once;
        for (long[] segment : other.segments) {
            for (long entry : segment) {
                if (entry != 0) {
                    absorb(entry + offset, repeatedRows);
                }
            }
            other.holding.give(ARRAY_HEADER + segment.length * 8L);
        }
        holding.absorb(other.holding);
        other.clear();
        return true;
    }

    /** Brings the table to the size that both together may need. */
    private boolean growFor(KeyTable other) {
        if (segments.length == 1 && (size + other.size) * 4 <= SLOTS_BEFORE_SEGMENTS * 3L) {
            int slots = segments[0].length;
            while ((size + other.size) * 4 > slots * 3L) {
                slots *= 2;
            }
            return slots == segments[0].length || resize(0, slots, false);
        }
        if (segments.length == 1 && !splitIntoSegments(false)) {
            return false;
        }
        long extra = 0;
        for (int number = 0; number < SEGMENTS; number++) {
            extra += Math.max(0, slotsWith(other, number) - segments[number].length) * 8L;
        }
        if (!holding.take(extra)) {
            return false;
        }
        // From here on everything is granted; only the copies of single segments come on top for a moment.
        holding.give(extra);
        for (int number = 0; number < SEGMENTS; number++) {
            int slots = slotsWith(other, number);
            if (slots > segments[number].length) {
                resize(number, slots, true);
            }
        }
        return true;
    }

    private int slotsWith(KeyTable other, int number) {
        long share = other.segments.length == 1
                ? other.size / SEGMENTS + (other.size + SEGMENTS - 1) / SEGMENTS
                : other.segmentSizes[number];
        return Math.toIntExact((segmentSizes[number] + share) * 4 / 3 + 1);
    }

    private void absorb(long entry, SmallestRows repeatedRows) {
        long tag = entry >>> 32;
        int number = (int) (tag >>> segmentShift);
        roomForSlot(number, true);
        long[] segment = segments[number];
        int slot = slot(tag, segment.length);
        for (long own = segment[slot]; own != 0; own = segment[slot]) {
            if (own >>> 32 == tag) {
                byte[] page = pages[(int) entry >>> PAGE_BITS];
                int at = (int) entry & OFFSET_MASK;
                byte[] ownPage = pages[(int) own >>> PAGE_BITS];
                int ownAt = (int) own & OFFSET_MASK;
                int from = keyStart(page, at);
                if (holdsKey(ownPage, ownAt, page, from, keyLength(page, at))) {
                    long count = count(page, at);
                    if (count == 1) {
                        once--;
                    }
                    repeatedRows.offer(addTo(ownPage, ownAt, count, row(page, at)));
                    // An entry that counts nothing is skipped by everybody who walks the pages.
                    Bytes.putLong(page, at, Bytes.getLong(page, at) - count);
                    return;
                }
            }
            slot = slot + 1 == segment.length ? 0 : slot + 1;
        }
        segment[slot] = entry;
        segmentSizes[number]++;
        size++;
    }

    /** Hands out every entry in the order in which the keys were met, which means nothing after merging. */
    void forEach(EntryConsumer consumer) {
        for (int number = 0; number < pageCount; number++) {
            byte[] page = pages[number];
            int at = PAGE_START;
            while (at < pageEnds[number]) {
                int from = keyStart(page, at);
                int to = from + keyLength(page, at);
                long count = count(page, at);
                if (count > 0) {
                    consumer.accept(page, from, to, count, row(page, at));
                }
                at = to;
            }
        }
    }

    /** Sorts the entries within each segment, in place; the table can only be read or cleared afterwards. */
    List<Segment> sortedSegments() {
        List<Segment> cursors = new ArrayList<>();
        for (int number = 0; number < segments.length; number++) {
            long[] segment = segments[number];
            int count = segmentSizes[number];
            if (!sorted) {
                int filled = 0;
                for (long entry : segment) {
                    if (entry != 0) {
                        segment[filled++] = entry;
                    }
                }
                sort(segment, 0, count, 0, 0);
            }
            if (count > 0) {
                cursors.add(new Segment(segment, count));
            }
        }
        sorted = true;
        int common = commonPrefix();
        for (Segment cursor : cursors) {
            cursor.skip = common;
        }
        return cursors;
    }

    /** The length of the common prefix of all keys, when all segments are sorted. */
    private int commonPrefix() {
        // What the first and the last of sorted keys share, all between them share too.
        long[] ends = new long[2 * segments.length];
        int count = 0;
        for (int number = 0; number < segments.length; number++) {
            if (segmentSizes[number] > 0) {
                ends[count++] = segments[number][0];
                ends[count++] = segments[number][segmentSizes[number] - 1];
            }
        }
        return count == 0 ? 0 : commonPrefix(ends, 0, count, 0);
    }

    final class Segment extends SortedEntries {

        private final long[] entries;
        private final int end;
        private int index;

        Segment(long[] entries, int end) {
            this.entries = entries;
            this.end = end;
        }

        @Override
        boolean advance() {
            if (index == end) {
                return false;
            }
            int reference = (int) entries[index++];
            int at = reference & OFFSET_MASK;
            data = pages[reference >>> PAGE_BITS];
            from = keyStart(data, at);
            to = from + keyLength(data, at);
            count = KeyTable.count(data, at);
            firstRow = row(data, at);
            return true;
        }
    }

    /**
     * Sorts entries by their keys, which agree in the first {@code depth} bytes. Four bytes of the key replace the tag
     * in the upper half, so that most of the work is a sort of plain numbers.
     */
    private void sort(long[] entries, int from, int to, int depth, int level) {
        if (to - from <= FEW) {
            insertionSort(entries, from, to);
            return;
        }
        if (level == DEEPEST) {
            // Keys that are prefixes of each other, thousands deep: rare, so simple and safe is enough.
            heapSort(entries, from, to);
            return;
        }
        int common = commonPrefix(entries, from, to, depth);
        for (int i = from; i < to; i++) {
            int reference = (int) entries[i];
            byte[] page = pages[reference >>> PAGE_BITS];
            int start = keyStart(page, reference & OFFSET_MASK);
            int end = start + keyLength(page, reference & OFFSET_MASK);
            long head = Bytes.head(page, Math.min(start + common, end), end) & 0xFFFFFFFF_00000000L;
            entries[i] = (head ^ Long.MIN_VALUE) | (reference & 0xFFFFFFFFL);
        }
        Arrays.sort(entries, from, to);
        int start = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || entries[i] >>> 32 != entries[start] >>> 32) {
                if (i - start > 1) {
                    int rest = endedKeysFirst(entries, start, i, common + Integer.BYTES);
                    sort(entries, rest, i, common + Integer.BYTES, level + 1);
                }
                start = i;
            }
        }
    }

    /** Moves the keys shorter than {@code depth} to the front, shortest first, and returns where the others start. */
    private int endedKeysFirst(long[] entries, int from, int to, int depth) {
        int front = from;
        for (int i = from; i < to; i++) {
            if (lengthOf(entries[i]) < depth) {
                long entry = entries[i];
                entries[i] = entries[front];
                entries[front++] = entry;
            }
        }
        // They agree up to their ends and are distinct, so there are at most four.
        insertionSort(entries, from, front);
        return front;
    }

    private int lengthOf(long entry) {
        return keyLength(pages[(int) entry >>> PAGE_BITS], (int) entry & OFFSET_MASK);
    }

    private int commonPrefix(long[] entries, int from, int to, int depth) {
        byte[] firstPage = pages[(int) entries[from] >>> PAGE_BITS];
        int firstStart = keyStart(firstPage, (int) entries[from] & OFFSET_MASK);
        int common = lengthOf(entries[from]);
        for (int i = from + 1; i < to && common > depth; i++) {
            byte[] page = pages[(int) entries[i] >>> PAGE_BITS];
            int start = keyStart(page, (int) entries[i] & OFFSET_MASK);
            int length = Math.min(common, lengthOf(entries[i]));
            int different = Arrays.mismatch(page, start, start + length, firstPage, firstStart, firstStart + length);
            common = different < 0 ? length : different;
        }
        return common;
    }

    private int compare(long a, long b) {
        byte[] pageA = pages[(int) a >>> PAGE_BITS];
        byte[] pageB = pages[(int) b >>> PAGE_BITS];
        int startA = keyStart(pageA, (int) a & OFFSET_MASK);
        int startB = keyStart(pageB, (int) b & OFFSET_MASK);
        return Arrays.compareUnsigned(pageA, startA, startA + lengthOf(a), pageB, startB, startB + lengthOf(b));
    }

    private void insertionSort(long[] entries, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            long entry = entries[i];
            int at = i;
            while (at > from && compare(entry, entries[at - 1]) < 0) {
                entries[at] = entries[at - 1];
                at--;
            }
            entries[at] = entry;
        }
    }

    private void heapSort(long[] entries, int from, int to) {
        int count = to - from;
        for (int i = count / 2 - 1; i >= 0; i--) {
            sink(entries, from, i, count);
        }
        for (int end = count - 1; end > 0; end--) {
            long largest = entries[from];
            entries[from] = entries[from + end];
            entries[from + end] = largest;
            sink(entries, from, 0, end);
        }
    }

    private void sink(long[] entries, int from, int start, int count) {
        long entry = entries[from + start];
        int at = start;
        while (true) {
            int child = 2 * at + 1;
            if (child >= count) {
                break;
            }
            if (child + 1 < count && compare(entries[from + child + 1], entries[from + child]) > 0) {
                child++;
            }
            if (compare(entries[from + child], entry) <= 0) {
                break;
            }
            entries[from + at] = entries[from + child];
            at = child;
        }
        entries[from + at] = entry;
    }

    private static long count(byte[] page, int at) {
        return Bytes.getLong(page, at) & COUNT_MASK;
    }

    private static long row(byte[] page, int at) {
        return Bytes.getLong(page, at + ROW_AT) >>> 8;
    }

    private static void putRow(byte[] page, int at, long row) {
        Bytes.putLong(page, at + ROW_AT, (row << 8) | (page[at + ROW_AT] & 0xFF));
    }

    private static int keyLength(byte[] page, int at) {
        int length = page[at + LENGTH_AT] & 0xFF;
        return length < LONG_LENGTH ? length : Bytes.getInt(page, at + SHORT_HEADER);
    }

    private static int keyStart(byte[] page, int at) {
        return at + ((page[at + LENGTH_AT] & 0xFF) < LONG_LENGTH ? SHORT_HEADER : LONG_HEADER);
    }
}
