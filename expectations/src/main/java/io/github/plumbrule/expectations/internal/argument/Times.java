package io.github.plumbrule.expectations.internal.argument;

import io.github.plumbrule.core.Scalar;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads ISO 8601 dates and date-times in arguments, by the same rules as the values of a dataset. */
final class Times {
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern DATE_TIME = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,9})?)?(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?");

    private Times() {}

    /** The time that a text states, if it states one; without an offset it counts as UTC. */
    static Optional<Scalar> parse(String text) {
        try {
            if (DATE.matcher(text).matches()) {
                return Optional.of(Scalar.ofObject(LocalDate.parse(text)));
            }
            if (DATE_TIME.matcher(text).matches()) {
                OffsetDateTime time = OffsetDateTime.parse(withOffset(text));
                long micros = Math.addExact(
                        Math.multiplyExact(time.toEpochSecond(), 1_000_000L),
                        time.truncatedTo(ChronoUnit.MICROS).getNano() / 1000);
                return Optional.of(new Scalar.Time(micros, Scalar.Time.Kind.DATE_TIME));
            }
        } catch (DateTimeException e) {
            // A day that the month does not have: the text is no date.
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** The same text with a T in the middle and an offset of the form +01:00 at its end. */
    private static String withOffset(String text) {
        String written = text.replace(' ', 'T');
        int sign = Math.max(written.lastIndexOf('+'), written.lastIndexOf('-'));
        if (sign < 10) {
            return written.endsWith("Z") ? written : written + "Z";
        }
        String offset = written.substring(sign);
        return switch (offset.length()) {
            case 3 -> written + ":00";
            case 5 -> written.substring(0, sign + 3) + ":" + offset.substring(3);
            default -> written;
        };
    }
}
