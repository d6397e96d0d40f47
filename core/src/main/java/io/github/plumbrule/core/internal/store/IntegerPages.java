package io.github.plumbrule.core.internal.store;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A set of longs in memory, each with the mark whether it was met more than once, in pages of 4096 neighbours.
 *
 * <p>A page with up to four values lies in its slot of the hash table; up to 64 values are a list of shorts, more a
 * bitmap. So dense numbers cost two bits each, and numbers without any neighbour about 25 bytes.
 *
 * <p>A slot is two longs: the hash of the page number, which is a one-to-one mapping and stands for it, and the content:
 * in the lowest three bits the number of values in the slot, or {@link #BOXED}, then their number and the index of the
 * box.
 */
final class IntegerPages {

    private static final int SMALL_COUNT_BITS = 3;
    private static final int SMALL_COUNT_MASK = (1 << SMALL_COUNT_BITS) - 1;
    private static final int MOST_IN_SLOT = 4;
    private static final int ELEMENT_BITS = IntegerPage.PAGE_BITS + 1;
    private static final int ELEMENT_MASK = (1 << ELEMENT_BITS) - 1;
    private static final int BOXED = 7;
    private static final int BOX_SHIFT = 10;
    private static final int LISTED_MASK = 0x7F;
    private static final int FIRST_LIST = 8;

    private static final int ARRAY_HEADER = 16;
    private static final int SLOT_BYTES = 16;
    private static final int FIRST_SLOTS = 8;
    private static final int SEGMENTS = 256;
    private static final int SLOTS_BEFORE_SEGMENTS = 4096;
    private static final int MOST_NEAR_PAGES = 1 << 20;
    private static final long BITMAP_BYTES = ARRAY_HEADER + 8L * IntegerPage.BITMAP_WORDS;

    private final Holding holding;
    private final KeyedHash hasher;

    private long[][] segments = new long[0][];
    private int[] segmentSizes = new int[0];
    private int segmentShift;
    private int slotShift;

    private Object[] boxes = new Object[0];
    private int boxCount;
    private int pageCount;

    private long lastPage;
    private long @Nullable [] lastBitmap;

    // The bitmaps of the pages from 0 on, found without a hash: ids are mostly small.
    private long[] @Nullable [] nearBitmaps = new long[0][];

    IntegerPages(Holding holding, KeyedHash hasher) {
        this.holding = holding;
        this.hasher = hasher;
        clear();
    }

    void clear() {
        holding.giveAll();
        segments = new long[][] {new long[2 * FIRST_SLOTS]};
        segmentSizes = new int[1];
        segmentShift = 32;
        slotShift = 32;
        boxes = new Object[4];
        boxCount = 0;
        pageCount = 0;
        lastBitmap = null;
        nearBitmaps = new long[0][];
        holding.force(ARRAY_HEADER + FIRST_SLOTS * SLOT_BYTES);
    }

    boolean isEmpty() {
        return pageCount == 0;
    }

    /** Adds a value, or returns false with nothing changed: the memory budget refused. */
    boolean add(long value) {
        long page = value >> IntegerPage.PAGE_BITS;
        long[] bitmap = lastBitmap;
        if (bitmap == null || page != lastPage) {
            bitmap = page >= 0 && page < nearBitmaps.length ? nearBitmaps[(int) page] : null;
            if (bitmap == null) {
                return addElsewhere(page, (int) value & IntegerPage.VALUE_MASK);
            }
            lastPage = page;
            lastBitmap = bitmap;
        }
        int word = IntegerPage.word((int) value);
        long bit = 1L << value;
        long seen = bitmap[word];
        bitmap[word] = seen | bit;
        bitmap[word + 1] |= seen & bit;
        return true;
    }

    private boolean addElsewhere(long page, int value) {
        long hash = hasher.spread(page);
        long[] segment = segments[segment(hash)];
        int slot = find(segment, hash);
        long content = segment[slot + 1];
        if ((content & SMALL_COUNT_MASK) == BOXED && boxes[(int) (content >>> BOX_SHIFT)] instanceof long[] bitmap) {
            lastPage = page;
            lastBitmap = bitmap;
            remember(page, bitmap);
            IntegerPage.add(bitmap, value);
            return true;
        }
        return add(hash, value);
    }

    private void remember(long page, long[] bitmap) {
        if (page < 0 || page >= MOST_NEAR_PAGES) {
            return;
        }
        if (page >= nearBitmaps.length) {
            int length = Math.max(64, Integer.highestOneBit((int) page) * 2);
            // A shortcut only: not worth more than the bitmaps themselves, and given up first.
            if (8L * length > BITMAP_BYTES * boxCount || !holding.take(8L * (length - nearBitmaps.length))) {
                return;
            }
            nearBitmaps = Arrays.copyOf(nearBitmaps, length);
        }
        nearBitmaps[(int) page] = bitmap;
    }

    private int segment(long hash) {
        return (int) (hash >>> 32 >>> segmentShift);
    }

    /** The index of the slot that holds the page or is free for it. */
    private int find(long[] segment, long hash) {
        long position = (hash >>> slotShift) & 0xFFFFFFFFL;
        int slot = (int) ((position * (segment.length >>> 1)) >>> 32) << 1;
        while (segment[slot + 1] != 0 && segment[slot] != hash) {
            slot = slot + 2 == segment.length ? 0 : slot + 2;
        }
        return slot;
    }

    /** Adds an element: a value within its page, and the mark if it was met more than once. */
    boolean add(long hash, int element) {
        long[] segment = segments[segment(hash)];
        int slot = find(segment, hash);
        long content = segment[slot + 1];
        if (content == 0) {
            if (!roomForPage(segment(hash))) {
                return false;
            }
            // The table may have grown.
            segment = segments[segment(hash)];
            slot = find(segment, hash);
            segment[slot] = hash;
            segment[slot + 1] = ((long) element << SMALL_COUNT_BITS) | 1;
            segmentSizes[segment(hash)]++;
            pageCount++;
            return true;
        }
        int count = (int) content & SMALL_COUNT_MASK;
        if (count == BOXED) {
            return addToBox(segment, slot, element);
        }
        for (int i = 0; i < count; i++) {
            int shift = shift(i);
            if (((content >>> shift) & IntegerPage.VALUE_MASK) == (element & IntegerPage.VALUE_MASK)) {
                segment[slot + 1] = content | ((long) IntegerPage.REPEATED << shift);
                return true;
            }
        }
        if (count < MOST_IN_SLOT) {
            segment[slot + 1] = (content | ((long) element << shift(count))) + 1;
            return true;
        }
        if (!roomForBox() || !holding.take(ARRAY_HEADER + 2 * FIRST_LIST)) {
            return false;
        }
        short[] list = new short[FIRST_LIST];
        for (int i = 0; i < count; i++) {
            list[i] = (short) ((content >>> shift(i)) & ELEMENT_MASK);
        }
        list[count] = (short) element;
        boxes[boxCount] = list;
        segment[slot + 1] = boxed(boxCount++, count + 1);
        return true;
    }

    /** Where the bits of a value within a slot start. */
    private static int shift(int index) {
        return SMALL_COUNT_BITS + index * ELEMENT_BITS;
    }

    private static long boxed(int box, int listed) {
        return ((long) box << BOX_SHIFT) | ((long) listed << SMALL_COUNT_BITS) | BOXED;
    }

    private boolean addToBox(long[] segment, int slot, int element) {
        long content = segment[slot + 1];
        int box = (int) (content >>> BOX_SHIFT);
        if (boxes[box] instanceof long[] bitmap) {
            IntegerPage.add(bitmap, element);
            return true;
        }
        short[] list = (short[]) boxes[box];
        int count = (int) (content >>> SMALL_COUNT_BITS) & LISTED_MASK;
        for (int i = 0; i < count; i++) {
            if (((list[i] ^ element) & IntegerPage.VALUE_MASK) == 0) {
                list[i] |= (short) IntegerPage.REPEATED;
                return true;
            }
        }
        if (count == IntegerPage.MOST_LISTED) {
            if (!holding.take(BITMAP_BYTES)) {
                return false;
            }
            long[] bitmap = bitmap(list, count);
            IntegerPage.add(bitmap, element);
            boxes[box] = bitmap;
            holding.give(ARRAY_HEADER + 2L * list.length);
            segment[slot + 1] = boxed(box, 0);
            return true;
        }
        if (count == list.length) {
            if (!holding.take(ARRAY_HEADER + 4L * count)) {
                return false;
            }
            list = Arrays.copyOf(list, 2 * count);
            boxes[box] = list;
            holding.give(ARRAY_HEADER + 2L * count);
        }
        list[count] = (short) element;
        segment[slot + 1] = boxed(box, count + 1);
        return true;
    }

    private static long[] bitmap(short[] list, int count) {
        long[] bitmap = new long[IntegerPage.BITMAP_WORDS];
        for (int i = 0; i < count; i++) {
            IntegerPage.add(bitmap, list[i]);
        }
        return bitmap;
    }

    private boolean roomForBox() {
        if (boxCount < boxes.length) {
            return true;
        }
        int more = Math.max(4, boxes.length / 4);
        if (!holding.take(8L * more)) {
            return false;
        }
        boxes = Arrays.copyOf(boxes, boxes.length + more);
        return true;
    }

    private boolean roomForPage(int number) {
        int slots = segments[number].length >>> 1;
        if ((segmentSizes[number] + 1) * 4L <= slots * 3L) {
            return true;
        }
        if (segments.length == 1) {
            return slots < SLOTS_BEFORE_SEGMENTS ? resize(0, slots * 2) : splitIntoSegments();
        }
        return resize(number, slots + slots / 2);
    }

    private boolean resize(int number, int slots) {
        if (!holding.take(ARRAY_HEADER + (long) slots * SLOT_BYTES)) {
            return false;
        }
        long[] old = segments[number];
        segments[number] = new long[2 * slots];
        putAll(old);
        holding.give(ARRAY_HEADER + old.length * 8L);
        return true;
    }

    private boolean splitIntoSegments() {
        long[] old = segments[0];
        // Four slots for every page on average, so that even an unusually full segment takes its share.
        int slots = old.length / SEGMENTS * 3 / 2;
        if (!holding.take(SEGMENTS * (ARRAY_HEADER + (long) slots * SLOT_BYTES))) {
            return false;
        }
        segments = new long[SEGMENTS][2 * slots];
        segmentSizes = new int[SEGMENTS];
        segmentShift = 24;
        slotShift = 24;
        for (int i = 0; i < old.length; i += 2) {
            if (old[i + 1] != 0) {
                segmentSizes[segment(old[i])]++;
            }
        }
        putAll(old);
        holding.give(ARRAY_HEADER + old.length * 8L);
        return true;
    }

    private void putAll(long[] old) {
        for (int i = 0; i < old.length; i += 2) {
            if (old[i + 1] != 0) {
                long[] segment = segments[segment(old[i])];
                int slot = find(segment, old[i]);
                segment[slot] = old[i];
                segment[slot + 1] = old[i + 1];
            }
        }
    }

    /** Hands out every page; the page is shared and valid during the call only. */
    void forEach(Consumer<IntegerPage> consumer) {
        IntegerPage page = new IntegerPage();
        for (long[] segment : segments) {
            for (int slot = 0; slot < segment.length; slot += 2) {
                if (segment[slot + 1] != 0) {
                    load(segment, slot, page);
                    consumer.accept(page);
                }
            }
        }
    }

    /** Hands out every page in the order of the hashes; afterwards the set can only be cleared. */
    void forEachSorted(Consumer<IntegerPage> consumer) {
        IntegerPage page = new IntegerPage();
        for (int number = 0; number < segments.length; number++) {
            long[] segment = segments[number];
            int filled = 0;
            for (int slot = 0; slot < segment.length; slot += 2) {
                if (segment[slot + 1] != 0) {
                    segment[filled] = segment[slot];
                    segment[filled + 1] = segment[slot + 1];
                    filled += 2;
                }
            }
            sort(segment, filled);
            for (int slot = 0; slot < filled; slot += 2) {
                load(segment, slot, page);
                consumer.accept(page);
            }
        }
    }

    /** Slots already grow with the hash, apart from collisions, so entries move a few places only. */
    private static void sort(long[] pairs, int end) {
        for (int i = 2; i < end; i += 2) {
            long hash = pairs[i];
            long content = pairs[i + 1];
            int at = i;
            while (at > 0 && Long.compareUnsigned(pairs[at - 2], hash) > 0) {
                pairs[at] = pairs[at - 2];
                pairs[at + 1] = pairs[at - 1];
                at -= 2;
            }
            pairs[at] = hash;
            pairs[at + 1] = content;
        }
    }

    private void load(long[] segment, int slot, IntegerPage page) {
        page.hash = segment[slot];
        long content = segment[slot + 1];
        int count = (int) content & SMALL_COUNT_MASK;
        if (count < BOXED) {
            page.listed = count;
            for (int i = 0; i < count; i++) {
                page.list[i] = (short) ((content >>> shift(i)) & ELEMENT_MASK);
            }
        } else if (boxes[(int) (content >>> BOX_SHIFT)] instanceof long[] bitmap) {
            page.listed = 0;
            System.arraycopy(bitmap, 0, page.bitmap, 0, bitmap.length);
        } else {
            page.listed = (int) (content >>> SMALL_COUNT_BITS) & LISTED_MASK;
            System.arraycopy(boxes[(int) (content >>> BOX_SHIFT)], 0, page.list, 0, page.listed);
        }
    }

    /** Adds a part of a page, or returns false with nothing changed: the memory budget refused. */
    boolean addBitmap(long hash, long[] added) {
        long[] segment = segments[segment(hash)];
        int slot = find(segment, hash);
        if (segment[slot + 1] == 0) {
            if (!roomForPage(segment(hash)) || !roomForBox() || !holding.take(BITMAP_BYTES)) {
                return false;
            }
            segment = segments[segment(hash)];
            slot = find(segment, hash);
            boxes[boxCount] = added.clone();
            segment[slot] = hash;
            segment[slot + 1] = boxed(boxCount++, 0);
            segmentSizes[segment(hash)]++;
            pageCount++;
            return true;
        }
        IntegerPage present = new IntegerPage();
        load(segment, slot, present);
        long[] bitmap;
        long content = segment[slot + 1];
        if (present.listed == 0) {
            bitmap = (long[]) boxes[(int) (content >>> BOX_SHIFT)];
        } else {
            if (!roomForBox() || !holding.take(BITMAP_BYTES)) {
                return false;
            }
            bitmap = bitmap(present.list, present.listed);
            if ((content & SMALL_COUNT_MASK) == BOXED) {
                int box = (int) (content >>> BOX_SHIFT);
                holding.give(ARRAY_HEADER + 2L * ((short[]) boxes[box]).length);
                boxes[box] = bitmap;
                segment[slot + 1] = boxed(box, 0);
            } else {
                boxes[boxCount] = bitmap;
                segment[slot + 1] = boxed(boxCount++, 0);
            }
        }
        for (int i = 0; i < bitmap.length; i += 2) {
            long seen = bitmap[i];
            bitmap[i] = seen | added[i];
            bitmap[i + 1] |= added[i + 1] | (seen & added[i]);
        }
        return true;
    }

    boolean isRepeated(long value) {
        long hash = hasher.spread(value >> IntegerPage.PAGE_BITS);
        long[] segment = segments[segment(hash)];
        int slot = find(segment, hash);
        long content = segment[slot + 1];
        int low = (int) value & IntegerPage.VALUE_MASK;
        int count = (int) content & SMALL_COUNT_MASK;
        if (count < BOXED) {
            for (int i = 0; i < count; i++) {
                if (((content >>> shift(i)) & ELEMENT_MASK) == (low | IntegerPage.REPEATED)) {
                    return true;
                }
            }
            return false;
        }
        if (boxes[(int) (content >>> BOX_SHIFT)] instanceof long[] bitmap) {
            return IntegerPage.isRepeated(bitmap, low);
        }
        short[] list = (short[]) boxes[(int) (content >>> BOX_SHIFT)];
        int listed = (int) (content >>> SMALL_COUNT_BITS) & LISTED_MASK;
        for (int i = 0; i < listed; i++) {
            if (list[i] == (low | IntegerPage.REPEATED)) {
                return true;
            }
        }
        return false;
    }
}
