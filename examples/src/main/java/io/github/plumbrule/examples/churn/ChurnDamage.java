package io.github.plumbrule.examples.churn;

import java.util.ArrayList;
import java.util.List;

/** Damages a transformed table in known places, one kind of damage for each kind of expectation. */
final class ChurnDamage {

    /**
     * One damaged cell.
     *
     * @param row the data row, from 1; the header is not a row
     */
    record Cell(int row, String column, String value) {}

    /** Every damaged cell, row by row. */
    static final List<Cell> CELLS = List.of(
            new Cell(42, "gender", "female"),
            new Cell(113, "monthly_charges", ""),
            new Cell(640, "tenure_in_months", "1.4"),
            new Cell(977, "gender", "Unknown"),
            new Cell(1204, "monthly_charges", ""),
            new Cell(1500, "total_charges", "n/a"),
            new Cell(2222, "tenure_in_months", "-0.2"),
            new Cell(2500, "customer_id", "C02499"),
            new Cell(3050, "gender", "Mlae"),
            new Cell(3377, "monthly_charges", ""),
            new Cell(3601, "churn", "Yes"),
            new Cell(4999, "churn", "2"));

    private ChurnDamage() {}

    static CustomerTable apply(CustomerTable clean) {
        List<List<String>> rows = new ArrayList<>();
        clean.rows().forEach(row -> rows.add(new ArrayList<>(row)));
        for (Cell cell : CELLS) {
            rows.get(cell.row() - 1).set(clean.indexOf(cell.column()), cell.value());
        }
        return new CustomerTable(clean.columns(), rows);
    }
}
