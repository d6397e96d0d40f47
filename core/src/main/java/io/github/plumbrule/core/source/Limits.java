package io.github.plumbrule.core.source;

/**
 * How large the parts of a text file may be before reading stops with an error that names the limit.
 *
 * <p>The limits keep memory bounded and find damaged files: a quote that is never closed swallows the rest of the file
 * as one field.
 *
 * @param fieldBytes the largest field, in bytes
 * @param recordBytes the largest record, in bytes
 * @param columns the most columns
 * @param linesPerRecord the most lines that one record may span
 */
public record Limits(int fieldBytes, int recordBytes, int columns, int linesPerRecord) {

    /** 4 MiB a field, 8 MiB a record, 16,384 columns, 100 lines a record. */
    public static final Limits DEFAULT = new Limits(4 << 20, 8 << 20, 16_384, 100);

    public Limits {
        requirePositive("fieldBytes", fieldBytes);
        requirePositive("recordBytes", recordBytes);
        requirePositive("columns", columns);
        requirePositive("linesPerRecord", linesPerRecord);
        if (recordBytes > 1 << 29) {
            throw new IllegalArgumentException("recordBytes must be at most 536870912, but was " + recordBytes);
        }
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, but was " + value);
        }
    }
}
