package io.github.plumbrule.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of bytes as people write it: {@code 500}, {@code 64k}, {@code 64m}, {@code 2g}. */
record ByteSize(long bytes) {
    private static final Pattern SYNTAX = Pattern.compile("([0-9]{1,18})\\s*([kmg]?)(i?b)?");
    private static final String UNITS = "bkmg";

    static ByteSize parse(String text) {
        Matcher matcher = SYNTAX.matcher(text.trim().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a size; write a number of bytes such as 500, 64k, 64m or 2g");
        }
        long unit = 1L << (10 * UNITS.indexOf(matcher.group(2).isEmpty() ? "b" : matcher.group(2)));
        try {
            return new ByteSize(Math.multiplyExact(Long.parseLong(matcher.group(1)), unit));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("'" + text + "' is more than any machine has");
        }
    }

    /** The size as a whole number of bytes that fits an {@code int}. */
    int asInt(String option) {
        if (bytes > Integer.MAX_VALUE) {
            throw new UsageException(option + " must be at most " + Integer.MAX_VALUE + " bytes, but was " + bytes);
        }
        return (int) bytes;
    }

    /** Lets picocli read sizes. */
    static final class Converter implements ITypeConverter<ByteSize> {
        @Override
        public ByteSize convert(String value) {
            try {
                return parse(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
