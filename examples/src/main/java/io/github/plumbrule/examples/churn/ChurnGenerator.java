package io.github.plumbrule.examples.churn;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Makes up customers of a phone company: who they are, how long they stayed, what they paid, and whether they left.
 *
 * <p>The same rows and seed give the same table with every Java: {@link Random} is specified to the bit.
 */
public final class ChurnGenerator {
    /** What the files of this example were made with. */
    static final int ROWS = 5000;

    static final long SEED = 20_240_131;

    private static final int LONGEST_TENURE = 72;
    private static final int CHEAPEST_CENTS = 1_825;

    private ChurnGenerator() {}

    /**
     * Writes the files of this example.
     *
     * @param arguments the folder to write {@code raw.csv}, {@code transformed.csv} and
     *     {@code transformed-damaged.csv} to
     * @throws IOException if a file cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("usage: ChurnGenerator FOLDER");
            System.exit(2);
        }
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        CustomerTable raw = generate(ROWS, SEED);
        CustomerTable transformed = ChurnTransform.apply(raw);
        raw.write(folder.resolve("raw.csv"));
        transformed.write(folder.resolve("transformed.csv"));
        ChurnDamage.apply(transformed).write(folder.resolve("transformed-damaged.csv"));
    }

    static CustomerTable generate(int rows, long seed) {
        Random random = new Random(seed);
        List<List<String>> customers = new ArrayList<>(rows);
        for (int i = 1; i <= rows; i++) {
            customers.add(customer(i, random));
        }
        return new CustomerTable(
                List.of(
                        "customer_id",
                        "gender",
                        "senior_citizen",
                        "partner",
                        "dependents",
                        "tenure_in_months",
                        "monthly_charges",
                        "total_charges",
                        "churn"),
                customers);
    }

    private static List<String> customer(int number, Random random) {
        boolean senior = chance(random, 160);
        boolean partner = chance(random, 480);
        boolean dependents = chance(random, partner ? 520 : 90);
        int tenure = 1 + random.nextInt(LONGEST_TENURE);
        boolean internet = chance(random, 780);
        int monthlyCents = CHEAPEST_CENTS + (internet ? 2_500 + random.nextInt(7_500) : random.nextInt(850));
        // Prices changed over the years by up to 3 %, but nobody paid less than one month.
        long paidCents = (long) tenure * monthlyCents * (970 + random.nextInt(61)) / 1000;
        long totalCents = tenure == 1 ? monthlyCents : Math.max(monthlyCents, paidCents);
        int leaving = 420 - 6 * tenure + (monthlyCents > 7_000 ? 130 : 0) + (senior ? 80 : 0) - (partner ? 30 : 0);
        boolean churn = chance(random, Math.max(leaving, 30));
        return List.of(
                String.format(Locale.ROOT, "C%05d", number),
                chance(random, 500) ? "Female" : "Male",
                senior ? "1" : "0",
                yesOrNo(partner),
                yesOrNo(dependents),
                Integer.toString(tenure),
                BigDecimal.valueOf(monthlyCents, 2).toString(),
                BigDecimal.valueOf(totalCents, 2).toString(),
                yesOrNo(churn));
    }

    private static boolean chance(Random random, int ofThousand) {
        return random.nextInt(1000) < ofThousand;
    }

    private static String yesOrNo(boolean value) {
        return value ? "Yes" : "No";
    }
}
