package io.github.plumbrule.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.SplittableRandom;

/**
 * Writes a CSV file of made-up orders with known errors, and the exact truth about it.
 *
 * <p>Twelve columns: {@code id} (unique, scrambled), {@code customer_id} (1 to 1,000,000), {@code status} (one of six, 0.1 %
 * misspelt), {@code amount} (0 to 10,000; 0.5 % empty, 0.002 % out of range), {@code quantity} (1 to 100), {@code discount}
 * (0 to 1), {@code country} (one of 20), {@code email} (1 % malformed), {@code created_at}, {@code birth_date},
 * {@code score} (normal, 50 ± 10) and {@code comment} (always quoted; 5 % with a line break, 10 % with quotes).
 *
 * <p>The same rows and seed give the same bytes. Memory does not grow with the number of rows.
 */
public final class OrdersGenerator {
    private static final String HEADER =
            "id,customer_id,status,amount,quantity,discount,country,email,created_at," + "birth_date,score,comment\n";
    private static final byte[][] STATUSES = bytes("NEW", "PAID", "PACKED", "SHIPPED", "DELIVERED", "CANCELLED");
    /** Up to which of 100 draws a status is taken; parallel to the statuses. */
    private static final int[] STATUS_UP_TO = {10, 25, 35, 50, 92, 100};

    private static final byte[][] MISSPELT_STATUSES = bytes("UNKNOWN", "shiped");
    private static final byte[][] COUNTRIES = bytes(
            "US", "GB", "DE", "FR", "ES", "IT", "NL", "SE", "NO", "DK", "FI", "PL", "CZ", "AT", "CH", "IE", "PT", "BE",
            "CA", "AU");
    private static final byte[][] MAIL_HOSTS =
            bytes("example.com", "example.org", "mail.example.net", "corp.example.co.uk", "test.io");
    private static final byte[][] REMARKS = bytes(
            "rang the bell",
            "left by gate",
            "please phone before",
            "please wrap well",
            "tried it twice",
            "house number not visible",
            "everything arrived",
            "one corner is dented",
            "no comment",
            "to be sent back");
    private static final int CUSTOMERS = 1_000_000;
    private static final byte[][] ORDER_DAYS = days(LocalDate.of(2024, 1, 1), LocalDate.of(2025, 12, 30));
    private static final byte[][] BIRTH_DAYS = days(LocalDate.of(1940, 1, 1), LocalDate.of(2005, 12, 31));
    /** The most bytes a row can take, with room to spare. */
    private static final int ROW_BYTES = 512;

    private final SplittableRandom random;
    private final OutputStream out;
    private final byte[] buffer = new byte[1 << 16];
    private final OrdersTruth.Tally tally;
    private int used;

    private OrdersGenerator(OutputStream out, OrdersTruth.Tally tally, long seed) {
        this.random = new SplittableRandom(seed);
        this.out = out;
        this.tally = tally;
    }

    /**
     * Writes the orders and, beside them, the truth.
     *
     * @param arguments ROWS SEED OUT.csv
     * @throws IOException if a file cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            System.err.println("usage: OrdersGenerator ROWS SEED OUT.csv");
            System.exit(2);
        }
        Path file = Path.of(arguments[2]);
        OrdersTruth truth = write(Long.parseLong(arguments[0]), Long.parseLong(arguments[1]), file);
        Files.writeString(truthFileOf(file), truth.toJson());
    }

    /** Where the truth about an orders file stands: {@code orders.truth.json} for {@code orders.csv}. */
    static Path truthFileOf(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return file.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".truth.json");
    }

    /** Writes the orders under another name first, so that a half-written file is never taken for a whole one. */
    static OrdersTruth write(long rows, long seed, Path file) throws IOException {
        if (rows < 1) {
            throw new IllegalArgumentException("rows must be at least 1, but was " + rows);
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        OrdersTruth.Tally tally = new OrdersTruth.Tally(rows, seed);
        try (OutputStream out = Files.newOutputStream(part)) {
            new OrdersGenerator(out, tally, seed).run(rows);
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        return tally.truth(Files.size(file));
    }

    private void run(long rows) throws IOException {
        long step = 1_000_003;
        while (greatestCommonDivisor(step, rows) != 1) {
            step += 2;
        }
        put(HEADER.getBytes(StandardCharsets.US_ASCII));
        // Adding a step that shares no factor with the number of rows visits every id once.
        long id = 12_345 % rows;
        for (long row = 0; row < rows; row++) {
            if (used + ROW_BYTES > buffer.length) {
                flush();
            }
            writeRow(id + 1);
            id = (id + step) % rows;
        }
        flush();
    }

    private void writeRow(long id) {
        int customer = 1 + random.nextInt(CUSTOMERS);
        tally.customers.set(customer);
        putNumber(id);
        put(',');
        putNumber(customer);
        put(',');
        writeStatus();
        put(',');
        writeAmount();
        put(',');
        putNumber(1 + random.nextInt(100));
        put(',');
        putDecimal(Math.round(random.nextDouble() * 10_000), 4);
        put(',');
        put(COUNTRIES[random.nextInt(COUNTRIES.length)]);
        put(',');
        writeEmail(customer, id);
        put(',');
        writeTime();
        put(',');
        put(BIRTH_DAYS[random.nextInt(BIRTH_DAYS.length)]);
        put(',');
        long score = Math.round((50 + 10 * random.nextGaussian()) * 10_000);
        tally.score(score);
        putDecimal(score, 4);
        put(',');
        writeComment();
        put('\n');
    }

    private void writeStatus() {
        if (random.nextInt(1000) == 0) {
            tally.statusBad++;
            put(MISSPELT_STATUSES[random.nextInt(MISSPELT_STATUSES.length)]);
            return;
        }
        int draw = random.nextInt(100);
        int status = 0;
        while (draw >= STATUS_UP_TO[status]) {
            status++;
        }
        put(STATUSES[status]);
    }

    private void writeAmount() {
        long cents = Math.round(random.nextDouble() * 1_000_000);
        boolean outOfRange = random.nextInt(50_000) == 0;
        if (outOfRange) {
            cents = 1_000_001 + Math.round(random.nextDouble() * 500_000);
            cents = random.nextBoolean() ? cents : -cents;
        }
        if (random.nextInt(200) == 0) {
            tally.amountNull++;
            return;
        }
        if (outOfRange) {
            tally.amountOutOfRange++;
        }
        tally.amountCents += cents;
        putDecimal(cents, 2);
    }

    private void writeEmail(int customer, long id) {
        byte[] host = MAIL_HOSTS[random.nextInt(MAIL_HOSTS.length)];
        int damage = random.nextInt(100) == 0 ? random.nextInt(4) : -1;
        if (damage >= 0) {
            tally.emailMalformed++;
        }
        put('u');
        put('s');
        put('e');
        put('r');
        putNumber(customer);
        put('.');
        putNumber(id % 97);
        if (damage == 2) {
            put(' ');
            put('x');
        }
        if (damage != 0) {
            put('@');
        }
        if (damage == 3) {
            put(LOCALHOST);
        } else if (damage != 1) {
            put(host);
        }
    }

    private static final byte[] LOCALHOST = "localhost".getBytes(StandardCharsets.US_ASCII);

    private void writeTime() {
        put(ORDER_DAYS[random.nextInt(ORDER_DAYS.length)]);
        put('T');
        int second = random.nextInt(86_400);
        putTwoDigits(second / 3600);
        put(':');
        putTwoDigits(second / 60 % 60);
        put(':');
        putTwoDigits(second % 60);
    }

    private void writeComment() {
        byte[] first = REMARKS[random.nextInt(REMARKS.length)];
        byte[] second = REMARKS[random.nextInt(REMARKS.length)];
        int kind = random.nextInt(100);
        int length = first.length + second.length + 2;
        put('"');
        put(first);
        put(',');
        if (kind < 5) {
            tally.commentWithNewline++;
            put('\n');
            put(second);
        } else if (kind < 15) {
            tally.commentWithQuote++;
            length += SAID.length + 2;
            put(' ');
            put(SAID);
            // A quote inside a quoted field is doubled; its length is that of one.
            put('"');
            put('"');
            put(second);
            put('"');
            put('"');
        } else {
            put(' ');
            put(second);
        }
        put('"');
        tally.commentLength(length);
    }

    private static final byte[] SAID = "said ".getBytes(StandardCharsets.US_ASCII);

    private void put(int letter) {
        buffer[used++] = (byte) letter;
    }

    private void put(byte[] text) {
        System.arraycopy(text, 0, buffer, used, text.length);
        used += text.length;
    }

    private void putTwoDigits(int number) {
        put('0' + number / 10);
        put('0' + number % 10);
    }

    private void putNumber(long number) {
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        long rest = number;
        for (int i = used + digits - 1; i >= used; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        used += digits;
    }

    /** A decimal number without trailing zeros, but with one digit after the point at least. */
    private void putDecimal(long units, int scale) {
        long size = units;
        if (units < 0) {
            put('-');
            size = -units;
        }
        long one = scale == 2 ? 100 : 10_000;
        putNumber(size / one);
        put('.');
        long fraction = size % one;
        do {
            one /= 10;
            put((int) ('0' + fraction / one));
            fraction %= one;
        } while (fraction > 0);
    }

    private void flush() throws IOException {
        out.write(buffer, 0, used);
        used = 0;
    }

    private static long greatestCommonDivisor(long a, long b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    private static byte[][] days(LocalDate first, LocalDate last) {
        return first.datesUntil(last.plusDays(1))
                .map(day -> day.toString().getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }

    private static byte[][] bytes(String... texts) {
        byte[][] all = new byte[texts.length][];
        for (int i = 0; i < texts.length; i++) {
            all[i] = texts[i].getBytes(StandardCharsets.US_ASCII);
        }
        return all;
    }
}
