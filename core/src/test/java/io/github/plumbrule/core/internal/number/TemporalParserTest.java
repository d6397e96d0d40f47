package io.github.plumbrule.core.internal.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemporalParserTest {

    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern DATE_TIME = Pattern.compile(
            "(" + DATE + ")[T ]([0-9]{2}:[0-9]{2}(:[0-9]{2}(?:\\.[0-9]{1,9})?)?)(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?");

    @ParameterizedTest
    @CsvSource({
        "1970-01-01, 1970-01-01T00:00:00Z",
        "2024-02-29, 2024-02-29T00:00:00Z",
        "2000-02-29, 2000-02-29T00:00:00Z",
        "0000-01-01, 0000-01-01T00:00:00Z",
        "9999-12-31, 9999-12-31T00:00:00Z",
        "2024-05-06T07:08, 2024-05-06T07:08:00Z",
        "2024-05-06 07:08:09, 2024-05-06T07:08:09Z",
        "2024-05-06T07:08:09.5, 2024-05-06T07:08:09.5Z",
        "2024-05-06T07:08:09.123456, 2024-05-06T07:08:09.123456Z",
        "2024-05-06T07:08:09.123456999, 2024-05-06T07:08:09.123456Z",
        "1969-12-31T23:59:59.999999999, 1969-12-31T23:59:59.999999Z",
        "2024-05-06T07:08Z, 2024-05-06T07:08:00Z",
        "2024-05-06T07:08:09Z, 2024-05-06T07:08:09Z",
        "2024-05-06T07:08:09+02:00, 2024-05-06T05:08:09Z",
        "2024-05-06 07:08:09.25-0530, 2024-05-06T12:38:09.25Z",
        "2024-05-06T07:08+09, 2024-05-05T22:08:00Z",
        "2024-05-06T07:08+05:30, 2024-05-06T01:38:00Z",
        "2024-05-06T07:08+0530, 2024-05-06T01:38:00Z",
        "2024-05-06T07:08:09-00:00, 2024-05-06T07:08:09Z",
        "2024-05-06T07:08:09+18:00, 2024-05-05T13:08:09Z"
    })
    void readsIsoDatesAndTimes(String text, String instant) {
        assertThat(TemporalParser.parse(text))
                .isEqualTo(ChronoUnit.MICROS.between(
                        OffsetDateTime.parse("1970-01-01T00:00:00Z"), OffsetDateTime.parse(instant)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024",
                "2024-01",
                "2024-1-1",
                "2024-01-1",
                "2024-01-01T",
                "2024-01-01T1",
                "2024-01-01T10",
                "2024-01-01T10:",
                "2024-01-01T10:0",
                "2024-01-01T10:00:",
                "2024-01-01T10:00:0",
                "2024-01-01T10:00:00.",
                "2024-01-01T10:00.5",
                "2024-01-01T10:00:00.1234567890",
                "2024-01-01T10:00:00,5",
                "2024-01-01T24:00:00",
                "2024-01-01T23:60",
                "2024-01-01T23:59:60",
                "2024-13-01",
                "2024-00-01",
                "2024-01-00",
                "2024-01-32",
                "2024-04-31",
                "2023-02-29",
                "1900-02-29",
                "2024-02-30",
                "2024/01/01",
                "2024-01/01",
                "20240101",
                "2024-01-01t10:00",
                "2024-01-01  10:00",
                "2024-01-01T10:00z",
                "2024-01-01T10:00ZZ",
                "2024-01-01Z",
                "2024-01-01+01:00",
                "2024-01-01T10:00+1",
                "2024-01-01T10:00+01:",
                "2024-01-01T10:00+01:0",
                "2024-01-01T10:00+18:01",
                "2024-01-01T10:00+19",
                "2024-01-01T10:00+01:60",
                "2024-01-01T10:00+01-00",
                "2024-01-01T10:00:00+-1:00",
                " 2024-01-01",
                "2024-01-01 ",
                "-024-01-01",
                "+2024-01-01",
                "2024-01-0a",
                "2024-0a-01",
                "a024-01-01",
                "2024-01-01T10-00-00",
                "2024:01:01",
                "2024-01-01T1a:00",
                "2024-01-01T10:00:0a",
                "２０２４-01-01",
                "10:00:00",
                "today"
            })
    void otherTextIsNotATime(String text) {
        assertThat(TemporalParser.parse(text)).isEqualTo(TemporalParser.NOT_A_TIME);
        assertThat(parseInside(text)).isEqualTo(TemporalParser.NOT_A_TIME);
    }

    @Test
    void everyDayOfFourCenturiesIsRead() {
        LocalDate end = LocalDate.of(2301, 1, 1);
        for (LocalDate date = LocalDate.of(1899, 12, 31); date.isBefore(end); date = date.plusDays(1)) {
            assertThat(TemporalParser.parse(date.toString())).isEqualTo(date.toEpochDay() * 86_400_000_000L);
        }
    }

    @Test
    void randomTimesAgreeWithTheLibrary() {
        Random random = seeded();
        for (int i = 0; i < 50_000; i++) {
            String text = randomText(random);
            long expected = expected(text);
            if (parseInside(text) != expected || TemporalParser.parse(text) != expected) {
                assertThat(parseInside(text)).as(text).isEqualTo(expected);
                assertThat(TemporalParser.parse(text)).as(text).isEqualTo(expected);
            }
        }
    }

    @Test
    void damagedTimesAreReadOnlyIfTheLibraryReadsThem() {
        Random random = seeded();
        String alphabet = "0123456789-:T .+Z/a";
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder(randomText(random));
            for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
                text.setCharAt(random.nextInt(text.length()), alphabet.charAt(random.nextInt(alphabet.length())));
            }
            if (random.nextInt(10) == 0) {
                text.setLength(random.nextInt(text.length()));
            }
            String damaged = text.toString();
            long expected = expected(damaged);
            if (parseInside(damaged) != expected || TemporalParser.parse(damaged) != expected) {
                assertThat(parseInside(damaged)).as(damaged).isEqualTo(expected);
                assertThat(TemporalParser.parse(damaged)).as(damaged).isEqualTo(expected);
            }
        }
    }

    @Test
    void kindFollowsFromTheLength() {
        assertThat(TemporalKind.ofLength("2024-01-01".length())).isEqualTo(TemporalKind.DATE);
        assertThat(TemporalKind.ofLength("2024-01-01T10:00".length())).isEqualTo(TemporalKind.DATE_TIME);
    }

    @Test
    void formatsAsTheColumnWasWritten() {
        long noon = TemporalParser.parse("2024-05-06T12:00");
        assertThat(TemporalParser.format(TemporalParser.parse("2024-05-06"), TemporalKind.DATE))
                .isEqualTo("2024-05-06");
        assertThat(TemporalParser.format(noon, TemporalKind.DATE_TIME)).isEqualTo("2024-05-06T12:00:00");
        assertThat(TemporalParser.format(noon + 25, TemporalKind.DATE_TIME)).isEqualTo("2024-05-06T12:00:00.000025");
        assertThat(TemporalParser.format(-1, TemporalKind.DATE_TIME)).isEqualTo("1969-12-31T23:59:59.999999");
    }

    @Test
    void aTimeOfDayIsNeverDroppedFromADate() {
        long noon = TemporalParser.parse("2024-05-06T12:00");
        assertThat(TemporalParser.format(noon, TemporalKind.DATE)).isEqualTo("2024-05-06T12:00:00");
    }

    @Test
    void notATimeHasNoText() {
        assertThatThrownBy(() -> TemporalParser.format(TemporalParser.NOT_A_TIME, TemporalKind.DATE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsFormattedIsReadBack() {
        Random random = seeded();
        long range = TemporalParser.parse("9999-12-31T23:59:59.999999");
        for (int i = 0; i < 20_000; i++) {
            long micros = (long) (random.nextDouble() * range);
            assertThat(TemporalParser.parse(TemporalParser.format(micros, TemporalKind.DATE_TIME)))
                    .isEqualTo(micros);
        }
    }

    private static String randomText(Random random) {
        String date = String.format(
                "%04d-%02d-%02d",
                random.nextInt(3) == 0 ? random.nextInt(10_000) : 1_900 + random.nextInt(200),
                random.nextInt(20) == 0 ? random.nextInt(100) : 1 + random.nextInt(12),
                random.nextInt(20) == 0 ? random.nextInt(100) : 1 + random.nextInt(31));
        if (random.nextInt(4) == 0) {
            return date;
        }
        StringBuilder text = new StringBuilder(date).append(random.nextBoolean() ? 'T' : ' ');
        text.append(String.format("%02d:%02d", random.nextInt(25), random.nextInt(61)));
        if (random.nextInt(3) > 0) {
            text.append(String.format(":%02d", random.nextInt(61)));
            int digits = random.nextInt(10);
            if (digits > 0) {
                text.append('.');
                for (int i = 0; i < digits; i++) {
                    text.append(random.nextInt(10));
                }
            }
        }
        String sign = random.nextBoolean() ? "+" : "-";
        int hours = random.nextInt(20);
        int minutes = random.nextInt(62);
        return text.append(
                        switch (random.nextInt(6)) {
                            case 0 -> "Z";
                            case 1 -> String.format("%s%02d:%02d", sign, hours, minutes);
                            case 2 -> String.format("%s%02d%02d", sign, hours, minutes);
                            case 3 -> String.format("%s%02d", sign, hours);
                            default -> "";
                        })
                .toString();
    }

    private static long expected(String text) {
        try {
            if (DATE.matcher(text).matches()) {
                return LocalDate.parse(text).toEpochDay() * 86_400_000_000L;
            }
            Matcher time = DATE_TIME.matcher(text);
            if (time.matches()) {
                LocalDateTime local = LocalDateTime.parse(time.group(1) + "T" + time.group(2));
                return micros(local.atOffset(time.group(4) == null ? ZoneOffset.UTC : ZoneOffset.of(time.group(4))));
            }
        } catch (DateTimeException e) {
            return TemporalParser.NOT_A_TIME;
        }
        return TemporalParser.NOT_A_TIME;
    }

    private static long micros(OffsetDateTime time) {
        return time.toEpochSecond() * 1_000_000 + time.getNano() / 1_000;
    }

    private static long parseInside(String text) {
        byte[] bytes = ("1999-01-" + text + "01:00:00").getBytes(StandardCharsets.UTF_8);
        return TemporalParser.parse(bytes, 8, bytes.length - 8);
    }

    private static Random seeded() {
        long seed = System.nanoTime();
        System.out.println("TemporalParserTest seed " + seed);
        return new Random(seed);
    }
}
