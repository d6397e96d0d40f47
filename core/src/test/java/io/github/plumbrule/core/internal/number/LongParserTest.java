package io.github.plumbrule.core.internal.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LongParserTest {

    private static final Pattern WHOLE_NUMBER = Pattern.compile(" *[+-]?[0-9]+ *");

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"0,0", "-0,0", "+5,5", "005,5", "  5 ,5", "-005,-5", "0000000000000000000000000000000012,12"})
    void readsWholeNumbersHoweverTheyAreWritten(String text, long value) {
        assertThat(parse(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                1,
                -1,
                9,
                10,
                12345678,
                123456789,
                1234567890123456L,
                12345678901234567L,
                Long.MAX_VALUE,
                -Long.MAX_VALUE
            })
    void canonicalNumbersAreThemselves(long value) {
        assertThat(canonical(Long.toString(value))).isEqualTo(value);
        assertThat(parse(Long.toString(value))).isEqualTo(value);
        assertThat(isCanonical(Long.toString(value))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+5", "05", "-05", "-0", "00", " 5", "5 ", "000000005", "0123456789012345678"})
    void otherSpellingsAreNotCanonical(String text) {
        assertThat(canonical(text)).isEqualTo(LongParser.NOT_A_LONG);
        assertThat(isCanonical(text)).isFalse();
        assertThat(parse(text)).isNotEqualTo(LongParser.NOT_A_LONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9223372036854775808",
                "-9223372036854775809",
                "9999999999999999999",
                "18446744073709551616",
                "99999999999999999999"
            })
    void numbersThatDoNotFitAreRefused(String text) {
        assertThat(parse(text)).isEqualTo(LongParser.NOT_A_LONG);
        assertThat(canonical(text)).isEqualTo(LongParser.NOT_A_LONG);
    }

    @Test
    void theSmallestLongCountsAsNotFitting() {
        assertThat(parse(Long.toString(Long.MIN_VALUE))).isEqualTo(LongParser.NOT_A_LONG);
        assertThat(isCanonical(Long.toString(Long.MIN_VALUE))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "+",
                "1.0",
                "1.",
                "1e3",
                "abc",
                "--1",
                "- 1",
                "1 2",
                "1234567a",
                "1234567890a",
                "12345678901234567890a",
                "٣",
                "1_000"
            })
    void otherTextIsRefused(String text) {
        assertThat(parse(text)).isEqualTo(LongParser.NOT_A_LONG);
        assertThat(canonical(text)).isEqualTo(LongParser.NOT_A_LONG);
    }

    @Test
    void randomTextsAgreeWithTheLibrary() {
        long seed = System.nanoTime();
        System.out.println("LongParserTest seed " + seed);
        Random random = new Random(seed);
        String alphabet = "00112233445566778899-+ /:.";
        for (int i = 0; i < 500_000; i++) {
            StringBuilder text = new StringBuilder(Long.toString(random.nextLong() >> random.nextInt(64)));
            if (random.nextInt(3) == 0) {
                text.setCharAt(random.nextInt(text.length()), alphabet.charAt(random.nextInt(alphabet.length())));
            }
            if (random.nextInt(20) == 0) {
                text.append(random.nextInt(100));
            }
            long expected = expected(text.toString());
            boolean canonical =
                    expected != LongParser.NOT_A_LONG && Long.toString(expected).contentEquals(text);
            if (parse(text.toString()) != expected || isCanonical(text.toString()) != canonical) {
                assertThat(parse(text.toString())).as(text.toString()).isEqualTo(expected);
                assertThat(isCanonical(text.toString())).as(text.toString()).isEqualTo(canonical);
            }
        }
    }

    private static long expected(String text) {
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            return LongParser.NOT_A_LONG;
        }
        BigInteger value = new BigInteger(text.strip());
        return value.bitLength() > 63 ? LongParser.NOT_A_LONG : value.longValue();
    }

    private static long parse(String text) {
        byte[] bytes = ("77777777" + text + "88888888").getBytes(StandardCharsets.UTF_8);
        long inside = LongParser.parse(bytes, 8, bytes.length - 8);
        byte[] alone = text.getBytes(StandardCharsets.UTF_8);
        if (LongParser.parse(alone, 0, alone.length) != inside) {
            throw new AssertionError("'" + text + "' depends on the bytes around it");
        }
        return inside;
    }

    private static long canonical(String text) {
        byte[] bytes = ("77777777" + text + "88888888").getBytes(StandardCharsets.UTF_8);
        return LongParser.parseCanonical(bytes, 8, bytes.length - 8);
    }

    private static boolean isCanonical(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return LongParser.isCanonical(bytes, 0, bytes.length);
    }
}
