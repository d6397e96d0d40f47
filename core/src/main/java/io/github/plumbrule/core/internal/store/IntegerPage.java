package io.github.plumbrule.core.internal.store;

import java.util.Arrays;

/**
 * The values of one page of 4096 neighbouring longs, each with the mark whether it was met more than once: what runs
 * of an {@link IntegerTally} consist of.
 */
final class IntegerPage {

    static final int PAGE_BITS = 12;
    static final int VALUE_MASK = (1 << PAGE_BITS) - 1;
    static final int REPEATED = 1 << PAGE_BITS;

    /** How many values are listed one by one; more are kept as a bitmap. */
    static final int MOST_LISTED = 64;

    /** Up to this many values, comparing each with each is faster than making a bitmap and a list again. */
    private static final int MOST_COMPARED = 32;

    /** A bitmap has a word of "seen" and a word of "repeated" for every 64 values, side by side. */
    static final int BITMAP_WORDS = 2 * (VALUE_MASK + 1) / Long.SIZE;

    long hash;
    // Number of listed values, or 0 when the bitmap is used.
    int listed;
    final short[] list = new short[MOST_LISTED];
    final long[] bitmap = new long[BITMAP_WORDS];

    /** Reads the next page of a run, or returns false at its end. */
    boolean read(SpillReader reader) {
        if (!reader.hasMore()) {
            return false;
        }
        hash = reader.readLong();
        listed = reader.readShort();
        for (int i = 0; i < listed; i++) {
            list[i] = (short) reader.readShort();
        }
        if (listed == 0) {
            for (int i = 0; i < BITMAP_WORDS; i++) {
                bitmap[i] = reader.readLong();
            }
        }
        return true;
    }

    void write(SpillWriter writer) {
        writer.writeLong(hash);
        writer.writeShort(listed);
        for (int i = 0; i < listed; i++) {
            writer.writeShort(list[i]);
        }
        if (listed == 0) {
            for (long word : bitmap) {
                writer.writeLong(word);
            }
        }
    }

    void copy(IntegerPage other) {
        hash = other.hash;
        listed = other.listed;
        if (listed == 0) {
            System.arraycopy(other.bitmap, 0, bitmap, 0, BITMAP_WORDS);
        } else {
            System.arraycopy(other.list, 0, list, 0, listed);
        }
    }

    /** Adds the values of another part of the same page. */
    void addAll(IntegerPage other) {
        if (listed > 0 && other.listed > 0 && listed + other.listed <= MOST_COMPARED) {
            for (int i = 0; i < other.listed; i++) {
                addToList(other.list[i]);
            }
            return;
        }
        expand();
        if (other.listed == 0) {
            for (int i = 0; i < BITMAP_WORDS; i += 2) {
                long seen = bitmap[i];
                long added = other.bitmap[i];
                bitmap[i] = seen | added;
                bitmap[i + 1] |= other.bitmap[i + 1] | (seen & added);
            }
        }
        for (int i = 0; i < other.listed; i++) {
            add(bitmap, other.list[i]);
        }
    }

    /** The index of the word with the "seen" bit of a value, before the one with its "repeated" bit. */
    static int word(int value) {
        return ((value & VALUE_MASK) >>> 6) << 1;
    }

    /** Adds a value, with its mark, to a bitmap. */
    static void add(long[] bitmap, int element) {
        int word = word(element);
        long bit = 1L << element;
        long seen = bitmap[word];
        bitmap[word] = seen | bit;
        bitmap[word + 1] |= (element & REPEATED) != 0 ? bit : seen & bit;
    }

    private void addToList(short element) {
        for (int i = 0; i < listed; i++) {
            if (((list[i] ^ element) & VALUE_MASK) == 0) {
                list[i] |= (short) REPEATED;
                return;
            }
        }
        list[listed++] = element;
    }

    private void expand() {
        if (listed > 0) {
            Arrays.fill(bitmap, 0);
            for (int i = 0; i < listed; i++) {
                add(bitmap, list[i]);
            }
            listed = 0;
        }
    }

    /** Turns a bitmap of few values back into a list. */
    void compact() {
        if (listed == 0 && distinct() <= MOST_LISTED) {
            for (int word = 0; word < BITMAP_WORDS; word += 2) {
                for (long rest = bitmap[word]; rest != 0; rest &= rest - 1) {
                    int value = word / 2 * Long.SIZE + Long.numberOfTrailingZeros(rest);
                    list[listed++] = (short) (isRepeated(bitmap, value) ? value | REPEATED : value);
                }
            }
        }
    }

    int distinct() {
        return listed > 0 ? listed : distinct(bitmap);
    }

    int repeated() {
        if (listed == 0) {
            return repeated(bitmap);
        }
        int count = 0;
        for (int i = 0; i < listed; i++) {
            count += (list[i] & REPEATED) != 0 ? 1 : 0;
        }
        return count;
    }

    boolean isRepeated(int value) {
        if (listed == 0) {
            return isRepeated(bitmap, value);
        }
        for (int i = 0; i < listed; i++) {
            if (list[i] == (value | REPEATED)) {
                return true;
            }
        }
        return false;
    }

    static int distinct(long[] bitmap) {
        int count = 0;
        for (int i = 0; i < BITMAP_WORDS; i += 2) {
            count += Long.bitCount(bitmap[i]);
        }
        return count;
    }

    static int repeated(long[] bitmap) {
        int count = 0;
        for (int i = 1; i < BITMAP_WORDS; i += 2) {
            count += Long.bitCount(bitmap[i]);
        }
        return count;
    }

    static boolean isRepeated(long[] bitmap, int value) {
        return ((bitmap[word(value) + 1] >>> value) & 1) != 0;
    }
}
