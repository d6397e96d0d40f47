package io.github.plumbrule.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The generated orders are what the truth file says; recounted with another CSV reader. */
class OrdersGeneratorTest {
    private static final int ROWS = 60_000;
    private static final long SEED = 42;
    private static final Pattern EMAIL = Pattern.compile("^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}$");

    @TempDir
    private static Path folder;

    private static Path file;
    private static OrdersTruth truth;
    private static List<CSVRecord> records;

    @BeforeAll
    static void generate() throws IOException {
        file = folder.resolve("orders.csv");
        truth = OrdersGenerator.write(ROWS, SEED, file);
        try (CSVParser parser = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(Files.newBufferedReader(file))) {
            records = parser.getRecords();
        }
    }

    @Test
    void hasTwelveColumnsAndAsManyRowsAsAskedFor() {
        assertThat(records.get(0).getParser().getHeaderNames())
                .containsExactly(
                        "id",
                        "customer_id",
                        "status",
                        "amount",
                        "quantity",
                        "discount",
                        "country",
                        "email",
                        "created_at",
                        "birth_date",
                        "score",
                        "comment");
        assertThat(records).hasSize(ROWS).allMatch(CSVRecord::isConsistent);
        assertThat(truth.rows()).isEqualTo(ROWS);
        assertThat(truth.seed()).isEqualTo(SEED);
    }

    @Test
    void truthEqualsAnIndependentRecount() throws IOException {
        Set<String> statuses = Set.of("NEW", "PAID", "PACKED", "SHIPPED", "DELIVERED", "CANCELLED");
        long statusBad = 0;
        long amountNull = 0;
        long amountOutOfRange = 0;
        long emailMalformed = 0;
        long scoreOutside = 0;
        long newlines = 0;
        long quotes = 0;
        double amountSum = 0;
        double scoreSum = 0;
        int shortest = Integer.MAX_VALUE;
        int longest = 0;
        Set<String> customers = new HashSet<>();
        for (CSVRecord record : records) {
            statusBad += statuses.contains(record.get("status")) ? 0 : 1;
            String amount = record.get("amount");
            if (amount.isEmpty()) {
                amountNull++;
            } else {
                double value = Double.parseDouble(amount);
                amountSum += value;
                amountOutOfRange += value < 0 || value > 10_000 ? 1 : 0;
            }
            emailMalformed += EMAIL.matcher(record.get("email")).find() ? 0 : 1;
            double score = Double.parseDouble(record.get("score"));
            scoreSum += score;
            scoreOutside += score < 0 || score > 100 ? 1 : 0;
            String comment = record.get("comment");
            newlines += comment.contains("\n") ? 1 : 0;
            quotes += comment.contains("\"") ? 1 : 0;
            shortest = Math.min(shortest, comment.length());
            longest = Math.max(longest, comment.length());
            customers.add(record.get("customer_id"));
        }
        double mean = scoreSum / ROWS;
        double squares = 0;
        for (CSVRecord record : records) {
            double distance = Double.parseDouble(record.get("score")) - mean;
            squares += distance * distance;
        }

        assertThat(truth.statusBad()).isEqualTo(statusBad);
        assertThat(truth.amountNull()).isEqualTo(amountNull);
        assertThat(truth.amountOutOfRange()).isEqualTo(amountOutOfRange);
        assertThat(truth.emailMalformed()).isEqualTo(emailMalformed);
        assertThat(truth.scoreOutside0To100()).isEqualTo(scoreOutside);
        assertThat(truth.commentWithNewline()).isEqualTo(newlines);
        assertThat(truth.commentWithQuote()).isEqualTo(quotes);
        assertThat(truth.distinctCustomerId()).isEqualTo(customers.size());
        assertThat(truth.commentLenMin()).isEqualTo(shortest);
        assertThat(truth.commentLenMax()).isEqualTo(longest);
        assertThat(truth.bytes()).isEqualTo(Files.size(file));
        assertThat(truth.meanAmount()).isCloseTo(amountSum / (ROWS - amountNull), within(1e-6));
        assertThat(truth.meanScore()).isCloseTo(mean, within(1e-9));
        assertThat(truth.stdevScoreSample()).isCloseTo(Math.sqrt(squares / (ROWS - 1)), within(1e-9));
    }

    @Test
    void idsAreUniqueAndScrambled() {
        Set<Integer> ids = new HashSet<>();
        records.forEach(record -> ids.add(Integer.valueOf(record.get("id"))));
        assertThat(ids).hasSize(ROWS).contains(1, ROWS);
        assertThat(records.get(0).get("id")).isEqualTo("12346");
    }

    @Test
    void errorsAreAsFrequentAsStated() {
        assertThat(truth.statusBad() / (double) ROWS).isCloseTo(0.001, within(0.0005));
        assertThat(truth.amountNull() / (double) ROWS).isCloseTo(0.005, within(0.0015));
        assertThat(truth.emailMalformed() / (double) ROWS).isCloseTo(0.01, within(0.002));
        assertThat(truth.commentWithNewline() / (double) ROWS).isCloseTo(0.05, within(0.005));
        assertThat(truth.commentWithQuote() / (double) ROWS).isCloseTo(0.10, within(0.007));
        assertThat(truth.meanScore()).isCloseTo(50, within(0.3));
        assertThat(truth.stdevScoreSample()).isCloseTo(10, within(0.3));
    }

    @Test
    void otherValuesAreClean() {
        for (CSVRecord record : records) {
            assertThat(Integer.parseInt(record.get("customer_id"))).isBetween(1, 1_000_000);
            assertThat(Integer.parseInt(record.get("quantity"))).isBetween(1, 100);
            assertThat(new BigDecimal(record.get("discount"))).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
            assertThat(record.get("country")).matches("[A-Z]{2}");
            assertThat(LocalDateTime.parse(record.get("created_at")))
                    .isBetween(LocalDateTime.of(2024, 1, 1, 0, 0), LocalDateTime.of(2025, 12, 30, 23, 59, 59));
            assertThat(LocalDate.parse(record.get("birth_date")))
                    .isBetween(LocalDate.of(1940, 1, 1), LocalDate.of(2005, 12, 31));
        }
    }

    @Test
    void sameRowsAndSeedGiveTheSameBytes() throws IOException {
        Path again = folder.resolve("again.csv");
        OrdersGenerator.write(ROWS, SEED, again);
        assertThat(Files.mismatch(file, again)).isEqualTo(-1);

        Path other = folder.resolve("other.csv");
        OrdersGenerator.write(ROWS, SEED + 1, other);
        assertThat(Files.mismatch(file, other)).isNotEqualTo(-1);
    }

    @Test
    void everyJavaGivesTheSameBytes() throws IOException, NoSuchAlgorithmException {
        Path small = folder.resolve("thousand.csv");
        OrdersGenerator.write(1000, SEED, small);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(small));
        assertThat(HexFormat.of().formatHex(digest))
                .isEqualTo("00021dfb054b215addf6549fe65153b4fa98f90dce8d70cc4d68a0422ce9a2b8");
    }

    @Test
    void writesTheTruthBesideTheFile() throws IOException {
        Path small = folder.resolve("small.csv");
        OrdersGenerator.main(new String[] {"3", "7", small.toString()});
        assertThat(Files.readAllLines(folder.resolve("small.truth.json")))
                .hasSize(18)
                .contains(" \"rows\": 3,", " \"seed\": 7,", " \"amount_null\": 0,", " \"distinct_customer_id\": 3,");
    }

    @Test
    void needsAtLeastOneRow() {
        assertThatThrownBy(() -> OrdersGenerator.write(0, 1, folder.resolve("none.csv")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rows must be at least 1, but was 0");
    }
}
