package io.github.plumbrule.core.source;

/**
 * Something that can be opened and read as a table, as plain data.
 *
 * <p>A source is immutable and may be shared and read by several scans at once.
 */
public sealed interface Source permits DelimitedText, JsonLines, Rows {

    /** The dataset's name for people: a file name, a pattern, or a given name; never a full path. */
    String name();
}
