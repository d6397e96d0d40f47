package io.github.plumbrule.core.internal.number;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Reads ISO 8601 dates and times from UTF-8 bytes as microseconds since 1970-01-01T00:00.
 *
 * <p>Accepted are {@code yyyy-MM-dd}, and {@code yyyy-MM-dd}, a {@code T} or one space, {@code HH:mm}, with optional
 * {@code :ss}, optional fraction ({@code .} and one to nine digits) and optional offset: {@code Z}, {@code ±HH:mm},
 * {@code ±HHmm} or {@code ±HH}, at most 18 hours. Years are 0000 to 9999 in the Gregorian calendar; a day that the month does
 * not have, hour 24 and second 60 are not accepted, nor are spaces around.
 *
 * <h2>Order</h2>
 *
 * A date is its midnight. A time without offset is taken as it stands, as if it were UTC; a time with offset is converted
 * to UTC. Comparing the two kinds with each other is therefore only as right as the data's clocks.
 *
 * <h2>Precision</h2>
 *
 * Digits of the fraction beyond the sixth are cut off, towards the past. Two times that differ by less than a microsecond
 * may count as equal; they are never put in the wrong order.
 */
public final class TemporalParser {

    /** What the methods return for text that is not a date or time. */
    public static final long NOT_A_TIME = Long.MIN_VALUE;

    private static final long MICROS_PER_SECOND = 1_000_000L;
    private static final long SECONDS_PER_DAY = 86_400L;
    private static final long MICROS_PER_DAY = SECONDS_PER_DAY * MICROS_PER_SECOND;

    private static final int DATE_LENGTH = 10;
    private static final int MINUTES_LENGTH = 16;
    private static final int SECONDS_LENGTH = 19;
    private static final int LARGEST_OFFSET_MINUTES = 18 * 60;

    /** Days from −0400-02-29, the day before the March that the count of days begins with, to 1970-01-01. */
    private static final int EPOCH_FROM_400_YEARS_EARLIER = 719_468 + 146_097 + 1;

    /** Xor-ed with these, two digits, a separator, two digits, a separator and two digits become values and zeros. */
    private static final long DATE_PATTERN = 0x30302D30302D3030L;

    private static final long TIME_PATTERN = 0x30303A30303A3030L;

    /** Added to such a value, carries into a byte's high bit if a digit is above 9 or a separator is not zero. */
    private static final long PATTERN_CHECK = 0x76767F76767F7676L;

    private static final long HIGH_BITS = 0x8080808080808080L;

    private static final byte[] DAYS_OF_MONTH = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int[] DAYS_AFTER_MARCH_FIRST = {0, 306, 337, 0, 31, 61, 92, 122, 153, 184, 214, 245, 275};
    private static final int[] POWERS_OF_TEN = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};

    private static final DateTimeFormatter DATE_FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter SECONDS_FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MICROS_FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT);

    private TemporalParser() {}

    /** The date or time in {@code text}, or {@link #NOT_A_TIME}. */
    public static long parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return parse(bytes, 0, bytes.length);
    }

    /** The date or time in the slice, or {@link #NOT_A_TIME}. */
    public static long parse(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length < DATE_LENGTH) {
            return NOT_A_TIME;
        }
        int century = twoDigits(bytes, from);
        long date = Words.load(bytes, from + 2) ^ DATE_PATTERN;
        if (century < 0 || !matches(date)) {
            return NOT_A_TIME;
        }
        long fields = joinDigits(date);
        int year = century * 100 + (int) (fields & 0xff);
        int month = (int) (fields >>> 24) & 0xff;
        int day = (int) (fields >>> 48) & 0xff;
        if (month < 1 || month > 12 || day < 1 || (day > 28 && !existsInMonth(year, month, day))) {
            return NOT_A_TIME;
        }
        long midnight = epochDay(year, month, day) * MICROS_PER_DAY;
        if (length == DATE_LENGTH) {
            return midnight;
        }
        long time = timeOfDay(bytes, from + DATE_LENGTH, to);
        return time == NOT_A_TIME ? NOT_A_TIME : midnight + time;
    }

    /** The microseconds from midnight UTC, which an offset may move to the day before or after. */
    private static long timeOfDay(byte[] bytes, int from, int to) {
        int length = to - from + DATE_LENGTH;
        if (length < MINUTES_LENGTH || (bytes[from] != 'T' && bytes[from] != ' ')) {
            return NOT_A_TIME;
        }
        int hour;
        int minute;
        int second = 0;
        int at;
        if (length >= SECONDS_LENGTH && bytes[from + 6] == ':') {
            long time = Words.load(bytes, from + 1) ^ TIME_PATTERN;
            if (!matches(time)) {
                return NOT_A_TIME;
            }
            long fields = joinDigits(time);
            hour = (int) (fields & 0xff);
            minute = (int) (fields >>> 24) & 0xff;
            second = (int) (fields >>> 48) & 0xff;
            at = from + 9;
        } else {
            hour = twoDigits(bytes, from + 1);
            minute = twoDigits(bytes, from + 4);
            if (hour < 0 || minute < 0 || bytes[from + 3] != ':') {
                return NOT_A_TIME;
            }
            at = from + 6;
        }
        if (hour > 23 || minute > 59 || second > 59) {
            return NOT_A_TIME;
        }
        long micros = (hour * 3600 + minute * 60 + second) * MICROS_PER_SECOND;
        if (at == to) {
            return micros;
        }
        // A fraction belongs to seconds: 12:30.5 is half a minute to some and nothing to most.
        if (bytes[at] == '.' && at == from + 9) {
            int fractionFrom = at + 1;
            at = endOfDigits(bytes, fractionFrom, to);
            int digits = at - fractionFrom;
            if (digits < 1 || digits > 9) {
                return NOT_A_TIME;
            }
            micros += fraction(bytes, fractionFrom, Math.min(digits, 6));
            if (at == to) {
                return micros;
            }
        }
        if (bytes[at] == 'Z') {
            return at + 1 == to ? micros : NOT_A_TIME;
        }
        int offset = offsetMinutes(bytes, at, to);
        return offset == Integer.MIN_VALUE ? NOT_A_TIME : micros - offset * (60 * MICROS_PER_SECOND);
    }

    /** The position after the digits from {@code from}. */
    private static int endOfDigits(byte[] bytes, int from, int to) {
        int at = from;
        if (from <= bytes.length - 8) {
            // Without a mark there are eight digits: the zeros that trail in an empty long say 64.
            int digits = Long.numberOfTrailingZeros(Words.marks(Words.digits(bytes, from))) >>> 3;
            at = Math.min(to, from + digits);
            if (digits < 8) {
                return at;
            }
        }
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }

    /** The microseconds that the first {@code digits} digits of a fraction write. */
    private static long fraction(byte[] bytes, int from, int digits) {
        if (from <= bytes.length - 8) {
            return Words.value(Words.first(Words.digits(bytes, from), digits)) * POWERS_OF_TEN[6 - digits];
        }
        long value = 0;
        for (int i = 0; i < digits; i++) {
            value = value * 10 + bytes[from + i] - '0';
        }
        return value * POWERS_OF_TEN[6 - digits];
    }

    private static int offsetMinutes(byte[] bytes, int from, int to) {
        int length = to - from;
        if ((bytes[from] != '+' && bytes[from] != '-') || length < 3) {
            return Integer.MIN_VALUE;
        }
        int hours = twoDigits(bytes, from + 1);
        int minutes = 0;
        if (length == 5) {
            minutes = twoDigits(bytes, from + 3);
        } else if (length == 6 && bytes[from + 3] == ':') {
            minutes = twoDigits(bytes, from + 4);
        } else if (length != 3) {
            return Integer.MIN_VALUE;
        }
        int total = hours * 60 + minutes;
        if (hours < 0 || minutes < 0 || minutes > 59 || total > LARGEST_OFFSET_MINUTES) {
            return Integer.MIN_VALUE;
        }
        return bytes[from] == '-' ? -total : total;
    }

    private static boolean matches(long fields) {
        return ((fields | (fields + PATTERN_CHECK)) & HIGH_BITS) == 0;
    }

    /** Two-digit numbers in the bytes 0, 3 and 6. */
    private static long joinDigits(long fields) {
        return fields * 10 + (fields >>> 8);
    }

    private static int twoDigits(byte[] bytes, int at) {
        int tens = bytes[at] - '0';
        int ones = bytes[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }

    private static boolean existsInMonth(int year, int month, int day) {
        boolean leap = (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
        return day <= DAYS_OF_MONTH[month] && (month != 2 || day < 29 || leap);
    }

    private static int epochDay(int year, int month, int day) {
        // Years that begin in March have their leap day at the end, so a month begins as many days after 1 March every
        // year.
        int beforeMarch = (month - 3) >>> 31;
        // 400 years more, a full cycle, keep the divisions of January of the year zero above zero.
        int marchYear = year - beforeMarch + 400;
        int centuries = marchYear / 100;
        int leapDays = (marchYear >> 2) - centuries + (centuries >> 2);
        return marchYear * 365 + leapDays + DAYS_AFTER_MARCH_FIRST[month] + day - EPOCH_FROM_400_YEARS_EARLIER;
    }

    /**
     * The point in time as text: {@code yyyy-MM-dd} for a date, else {@code yyyy-MM-ddTHH:mm:ss} with {@code .ffffff} when
     * the second is not full. A time that is not midnight, such as the mean of two dates, is never shortened to a date.
     *
     * @throws IllegalArgumentException for {@link #NOT_A_TIME}
     */
    public static String format(long micros, TemporalKind kind) {
        if (micros == NOT_A_TIME) {
            throw new IllegalArgumentException("there is no point in time to format");
        }
        long microsOfSecond = Math.floorMod(micros, MICROS_PER_SECOND);
        LocalDateTime time = LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND), (int) microsOfSecond * 1_000, ZoneOffset.UTC);
        if (kind == TemporalKind.DATE && Math.floorMod(micros, MICROS_PER_DAY) == 0) {
            return DATE_FORMAT.format(time);
        }
        return (microsOfSecond == 0 ? SECONDS_FORMAT : MICROS_FORMAT).format(time);
    }
}
