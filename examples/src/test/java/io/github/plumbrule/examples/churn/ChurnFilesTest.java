package io.github.plumbrule.examples.churn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plumbrule.examples.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the churn example are what its code makes. */
class ChurnFilesTest {
    private static final Path DATA = Checkout.file("examples/churn/data");

    @ParameterizedTest
    @ValueSource(strings = {"raw.csv", "transformed.csv", "transformed-damaged.csv"})
    void generatorReproducesTheCommittedFileByteForByte(String name, @TempDir Path folder) throws IOException {
        ChurnGenerator.main(new String[] {folder.toString()});
        assertThat(Files.mismatch(folder.resolve(name), DATA.resolve(name))).isEqualTo(-1);
    }

    @Test
    void damagedFileDiffersFromTheCleanOneInTheDamagedCellsOnly() throws IOException {
        CustomerTable clean = CustomerTable.read(DATA.resolve("transformed.csv"));
        CustomerTable damaged = CustomerTable.read(DATA.resolve("transformed-damaged.csv"));
        List<ChurnDamage.Cell> found = new ArrayList<>();
        for (int row = 0; row < clean.rows().size(); row++) {
            for (int column = 0; column < clean.columns().size(); column++) {
                String value = damaged.rows().get(row).get(column);
                if (!value.equals(clean.rows().get(row).get(column))) {
                    found.add(new ChurnDamage.Cell(row + 1, clean.columns().get(column), value));
                }
            }
        }
        assertThat(found).isEqualTo(ChurnDamage.CELLS);
    }

    @Test
    void scalesNumbersBetweenZeroAndOne() {
        CustomerTable raw = new CustomerTable(
                List.of("tenure_in_months", "monthly_charges", "total_charges", "churn"),
                List.of(
                        List.of("1", "20.00", "20.00", "Yes"),
                        List.of("4", "20.00", "80.00", "No"),
                        List.of("7", "20.00", "50.00", "No")));
        assertThat(ChurnTransform.apply(raw).rows())
                .containsExactly(
                        List.of("0.000000", "0", "0.000000", "1"),
                        List.of("0.500000", "0", "1.000000", "0"),
                        List.of("1.000000", "0", "0.500000", "0"));
    }
}
