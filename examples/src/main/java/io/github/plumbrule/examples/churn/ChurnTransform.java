package io.github.plumbrule.examples.churn;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Makes the customers ready for a model: numbers scaled to 0–1, churn as 0 or 1. */
final class ChurnTransform {
    private static final List<String> SCALED = List.of("tenure_in_months", "monthly_charges", "total_charges");
    private static final int DIGITS = 6;

    private ChurnTransform() {}

    static CustomerTable apply(CustomerTable raw) {
        List<List<String>> rows = new ArrayList<>();
        raw.rows().forEach(row -> rows.add(new ArrayList<>(row)));
        for (String column : SCALED) {
            scale(rows, raw.indexOf(column));
        }
        int churn = raw.indexOf("churn");
        for (List<String> row : rows) {
            row.set(churn, row.get(churn).equals("Yes") ? "1" : "0");
        }
        return new CustomerTable(raw.columns(), rows);
    }

    /** The smallest value becomes 0, the largest 1; a column with one value only becomes 0. */
    private static void scale(List<List<String>> rows, int column) {
        List<BigDecimal> values =
                rows.stream().map(row -> new BigDecimal(row.get(column))).toList();
        BigDecimal smallest = values.stream().reduce(BigDecimal::min).orElse(BigDecimal.ZERO);
        BigDecimal largest = values.stream().reduce(BigDecimal::max).orElse(BigDecimal.ZERO);
        BigDecimal range = largest.subtract(smallest);
        for (int i = 0; i < rows.size(); i++) {
            BigDecimal scaled = range.signum() == 0
                    ? BigDecimal.ZERO
                    : values.get(i).subtract(smallest).divide(range, DIGITS, RoundingMode.HALF_EVEN);
            rows.get(i).set(column, scaled.toPlainString());
        }
    }
}
