package io.github.plumbrule.examples.churn;

import io.github.plumbrule.expectations.Aggregates;
import io.github.plumbrule.expectations.Columns;
import io.github.plumbrule.expectations.Severity;
import io.github.plumbrule.expectations.Suite;
import io.github.plumbrule.expectations.Table;
import io.github.plumbrule.expectations.Values;

/** The suite for transformed customers, written in Java; equal to the one in JSON. */
final class ChurnSuites {
    private ChurnSuites() {}

    static Suite transformed() {
        Suite shape = Suite.of(
                "churn after transformation",
                Table.rowCountBetween(1000, 1_000_000),
                Columns.areInOrder(
                        "customer_id",
                        "gender",
                        "senior_citizen",
                        "partner",
                        "dependents",
                        "tenure_in_months",
                        "monthly_charges",
                        "total_charges",
                        "churn"));
        Suite people = shape.with(
                Values.notNull("customer_id"),
                Values.unique("customer_id"),
                Values.inSet("gender", "Female", "Male"),
                Values.inSet("senior_citizen", 0, 1));
        return people.with(
                Values.notNull("tenure_in_months"),
                Values.between("tenure_in_months", 0, 1),
                Values.notNull("monthly_charges"),
                Values.between("monthly_charges", 0, 1),
                Values.notNull("total_charges"),
                Values.between("total_charges", 0, 1),
                Values.notNull("churn"),
                Values.inSet("churn", 0, 1),
                Aggregates.meanBetween("monthly_charges", 0.3, 0.7)
                        .severity(Severity.WARNING)
                        .notes("One absurd price squeezes all others towards 0 when they are scaled."));
    }
}
