package io.github.plumbrule.core.internal.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalParserTest {

    private static final Pattern NUMBER = Pattern.compile(" *[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)? *");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "5",
                "5.",
                ".5",
                "+.5",
                "-5.",
                "007",
                "0.1234",
                "5001.88",
                "-0",
                "-0.0",
                "12345678",
                "1234567.",
                ".12345678",
                "123456789",
                "12345678.12345678",
                "9007199254740993",
                "9007199254740992",
                "0000000000000001",
                "1e3",
                "1E3",
                "1e+3",
                "1.5e-3",
                "-1.5E-03",
                "1e22",
                "1e23",
                "123e-25",
                "4.9e-324",
                "2.4703282292062327e-324",
                "2.4703282292062328e-324",
                "2.2250738585072011e-308",
                "2.2250738585072014e-308",
                "1.7976931348623157e308",
                "1.7976931348623158e308",
                "1.7976931348623159e308",
                "1e309",
                "-1e999999999999999999999",
                "1e-999999999999999",
                "0e999999999999",
                "0.000000000000000000000000000000",
                "9223372036854775807",
                "18446744073709551615",
                "18446744073709551616",
                "9999999999999999999",
                "99999999999999999999",
                "0.30000000000000004",
                "100000000000000016777215",
                "100000000000000016777216",
                "6.631236846766476e-316",
                "3.2378839133029012e-319",
                "7.2057594037927933e16",
                "9007199254740993.0000000000000000000000000000000000001",
                "1.00000000000000011102230246251565404236316680908203125",
                "1.00000000000000011102230246251565404236316680908203124",
                "1.00000000000000011102230246251565404236316680908203126"
            })
    void readsWhatJavaReads(String text) {
        assertThat(parse(text)).is(sameBitsAs(Double.parseDouble(text), text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "   ",
                "-",
                "+",
                ".",
                "-.",
                "+.",
                "e5",
                ".e5",
                "1e",
                "1e+",
                "1e 5",
                "1e5.0",
                "1.2.3",
                "12345678..",
                "1.234567890.1",
                "1..2",
                "1 2",
                "- 5",
                "--5",
                "+-5",
                "1d",
                "1f",
                "1D",
                "0x1",
                "0x1p3",
                "1_000",
                "1,000",
                "\t5",
                "5\t",
                "5\n",
                "5\u00a0",
                "٣",
                "１",
                "in",
                "infi",
                "infinityy",
                "nan0",
                "na",
                "Infinity-",
                "5-",
                "½",
                "abc",
                "12345678a",
                "a2345678",
                "1234567/",
                "1234567:",
                "123456./",
                "1/.23456",
                "12.3/",
                "€",
                "null"
            })
    void otherTextIsNotANumber(String text) {
        assertThat(DecimalParser.isNotANumber(parse(text))).isTrue();
        assertThat(DecimalParser.isNotANumber(parseInside(text))).isTrue();
        assertThat(big(text)).isEmpty();
    }

    @Test
    void spacesAroundAreIgnored() {
        assertThat(parse("  12.50")).isEqualTo(12.5);
        assertThat(parse("12.50   ")).isEqualTo(12.5);
        assertThat(parse("   -7   ")).isEqualTo(-7);
        assertThat(parse("             1234567890 ")).isEqualTo(1234567890);
        assertThat(parse(" nan ")).isNaN();
        assertThat(big("  12.50 ")).isEqualTo("12.50");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "nan", "NAN", "+nan", "-NaN"})
    void nanIsANumber(String text) {
        assertThat(bits(parse(text))).isEqualTo(bits(Double.NaN));
        assertThat(DecimalParser.isNotANumber(parse(text))).isFalse();
        assertThat(big(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"inf,1", "INF,1", "Infinity,1", "+Infinity,1", "+inf,1", "-inf,-1", "-INFINITY,-1"})
    void infinitiesAreNumbers(String text, int sign) {
        assertThat(parse(text)).isEqualTo(sign / 0.0);
        assertThat(big(text)).isEmpty();
    }

    @Test
    void notANumberIsNotEqualToOrdinaryNan() {
        assertThat(DecimalParser.NOT_A_NUMBER).isNaN();
        assertThat(DecimalParser.isNotANumber(DecimalParser.NOT_A_NUMBER)).isTrue();
        assertThat(DecimalParser.isNotANumber(Double.NaN)).isFalse();
        assertThat(DecimalParser.isNotANumber(0.0 / Double.parseDouble("0"))).isFalse();
    }

    @Test
    void everyDoubleComesBackBitForBit() {
        compareRandomTexts(1_000_000, random -> Double.toString(randomDouble(random)));
    }

    @Test
    void typicalCellsAreReadAsJavaReadsThem() {
        compareRandomTexts(1_000_000, random -> {
            long digits = random.nextLong() >>> random.nextInt(64);
            String text = Long.toString(digits);
            int decimals = random.nextInt(6);
            return decimals == 0 ? text : BigDecimal.valueOf(digits, decimals).toPlainString();
        });
    }

    @Test
    void randomNumbersOfAllShapesAreReadAsJavaReadsThem() {
        compareRandomTexts(300_000, DecimalParserTest::randomNumber);
    }

    @Test
    void pointsHalfwayBetweenDoublesAreRoundedAsJavaRoundsThem() {
        compareRandomTexts(20_000, random -> {
            double value = Math.abs(randomDouble(random));
            BigDecimal half = value >= Double.MAX_VALUE
                    ? BigDecimal.ONE
                    : new BigDecimal(value)
                            .add(new BigDecimal(Math.nextUp(value)))
                            .divide(BigDecimal.valueOf(2));
            String text = half.toString();
            return switch (random.nextInt(3)) {
                case 0 -> text;
                case 1 -> half.add(half.ulp().movePointLeft(3)).toString();
                default -> half.subtract(half.ulp().movePointLeft(3)).toString();
            };
        });
    }

    @Test
    void damagedNumbersAreReadOnlyIfTheyAreNumbers() {
        Random random = seeded();
        String alphabet = "0123456789..--++eE /:,dfx_";
        for (int i = 0; i < 300_000; i++) {
            StringBuilder text = new StringBuilder(randomNumber(random));
            for (int changes = random.nextInt(3); changes > 0; changes--) {
                text.setCharAt(random.nextInt(text.length()), alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String damaged = text.toString();
            double expected =
                    NUMBER.matcher(damaged).matches() ? Double.parseDouble(damaged) : DecimalParser.NOT_A_NUMBER;
            if (bits(parse(damaged)) != bits(expected) || bits(parseInside(damaged)) != bits(expected)) {
                assertThat(parse(damaged)).is(sameBitsAs(expected, damaged));
                assertThat(parseInside(damaged)).is(sameBitsAs(expected, damaged));
            }
        }
    }

    @Test
    void bigIsTheExactValue() {
        assertThat(big("0.1")).isEqualTo("0.1");
        assertThat(big("-12e3")).isEqualTo("-1.2E+4");
        assertThat(big("5.")).isEqualTo("5");
        assertThat(big(".5")).isEqualTo("0.5");
        assertThat(big("1e10000")).isEqualTo("1E+10000");
        assertThat(big("1e+0010000")).isEqualTo("1E+10000");
        assertThat(big("9".repeat(1_000))).isEqualTo("9".repeat(1_000));
    }

    @Test
    void bigRefusesTextsThatWouldCostTooMuch() {
        assertThat(big("1e10001")).isEmpty();
        assertThat(big("1e-10001")).isEmpty();
        assertThat(big("1e999999999")).isEmpty();
        assertThat(big("1e99999999999999999999999")).isEmpty();
        assertThat(big("9".repeat(1_001))).isEmpty();
    }

    private static void compareRandomTexts(int count, Function<Random, String> texts) {
        Random random = seeded();
        for (int i = 0; i < count; i++) {
            String text = texts.apply(random);
            double expected = Double.parseDouble(text);
            double actual = (i & 1) == 0 ? parse(text) : parseInside(text);
            if (bits(actual) != bits(expected)) {
                assertThat(actual).is(sameBitsAs(expected, text));
            }
        }
    }

    private static String randomNumber(Random random) {
        StringBuilder text = new StringBuilder();
        text.append(new String[] {"", "", "-", "+"}[random.nextInt(4)]);
        int whole = random.nextInt(random.nextInt(10) == 0 ? 40 : 12);
        int decimals = random.nextInt(random.nextInt(10) == 0 ? 40 : 12) + (whole == 0 ? 1 : 0);
        int zeros = random.nextInt(8) == 0 ? random.nextInt(30) : 0;
        for (int i = 0; i < whole + decimals; i++) {
            if (i == whole) {
                text.append('.');
            }
            text.append((char) ('0' + (i < zeros ? 0 : random.nextInt(10))));
        }
        if (random.nextInt(3) == 0) {
            text.append(random.nextBoolean() ? "e" : "E").append(random.nextInt(700) - 350);
        }
        return text.toString();
    }

    private static double randomDouble(Random random) {
        while (true) {
            double value =
                    switch (random.nextInt(3)) {
                        case 0 -> Double.longBitsToDouble(random.nextLong());
                        case 1 -> random.nextGaussian() * 1_000;
                        default -> random.nextDouble();
                    };
            if (Double.isFinite(value)) {
                return value;
            }
        }
    }

    private static Random seeded() {
        long seed = System.nanoTime();
        System.out.println("DecimalParserTest seed " + seed);
        return new Random(seed);
    }

    private static Condition<Double> sameBitsAs(double expected, String text) {
        return new Condition<>(
                actual -> bits(actual) == bits(expected),
                String.format(Locale.ROOT, "the value %s of '%s', bit for bit", expected, text));
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }

    private static double parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return DecimalParser.parse(bytes, 0, bytes.length);
    }

    /** The same slice with digits and points around it that must not be read. */
    private static double parseInside(String text) {
        byte[] bytes = ("9.9999999" + text + "8.88888888").getBytes(StandardCharsets.UTF_8);
        return DecimalParser.parse(bytes, 9, bytes.length - 10);
    }

    private static String big(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return DecimalParser.big(bytes, 0, bytes.length)
                .map(BigDecimal::toString)
                .orElse("");
    }
}
