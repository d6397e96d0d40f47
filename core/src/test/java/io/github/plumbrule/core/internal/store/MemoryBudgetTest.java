package io.github.plumbrule.core.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryBudgetTest {

    @TempDir
    Path directory;

    private List<Path> content() throws IOException {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.toList();
        }
    }

    private static void spillNumbers(MemoryBudget budget) {
        DoubleStore store = new DoubleStore(budget);
        for (int i = 0; i < 30_000; i++) {
            store.add(i);
        }
    }

    @Test
    void reservesUpToItsLimit() {
        try (MemoryBudget budget = new MemoryBudget(100, directory)) {
            assertThat(budget.reserve(60)).isTrue();
            assertThat(budget.reserve(41)).isFalse();
            assertThat(budget.reserve(40)).isTrue();
            budget.release(100);
            assertThat(budget.used()).isZero();
        }
    }

    @Test
    void createsNothingUnlessAStoreSpills() throws IOException {
        try (MemoryBudget budget = new MemoryBudget(1 << 20, directory)) {
            spillNumbers(budget);
            assertThat(content()).isEmpty();
        }
    }

    @Test
    void theDirectoryIsPrivateAndGoneAfterClose() throws IOException {
        try (MemoryBudget budget = new MemoryBudget(0, directory)) {
            spillNumbers(budget);
            assertThat(content()).hasSize(1);
            if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                assertThat(PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(content().get(0))))
                        .isEqualTo("rwx------");
            }
        }
        assertThat(content()).isEmpty();
    }

    @Test
    void filesAreDeletedAfterAFailureToo() throws IOException {
        try (MemoryBudget budget = new MemoryBudget(0, directory)) {
            SpillFile file = budget.newFile("numbers");
            file.append(ByteBuffer.wrap(new byte[10]));
            assertThatThrownBy(() -> file.read(ByteBuffer.allocate(11), 0))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("Cannot read a temporary file for numbers");
        }
        assertThat(content()).isEmpty();
    }

    @Test
    void aMissingDirectoryIsNamedWithTheWaysOut() {
        Path missing = directory.resolve("missing");
        try (MemoryBudget budget = new MemoryBudget(0, missing)) {
            assertThatThrownBy(() -> spillNumbers(budget))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage("Cannot create a temporary file for numbers in " + missing
                            + ": no such directory. Free space there, choose another temporary directory,"
                            + " or allow a larger memory budget (now 0 bytes).");
        }
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsNamed() throws IOException {
        assumeThat(directory.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path locked = Files.createDirectory(
                directory.resolve("locked"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-x------")));
        // The superuser may write everywhere.
        assumeThat(Files.isWritable(locked)).isFalse();
        try (MemoryBudget budget = new MemoryBudget(0, locked)) {
            assertThatThrownBy(() -> spillNumbers(budget))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(locked.toString());
        }
    }

    @Test
    void aFileInPlaceOfTheDirectoryIsNamed() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        try (MemoryBudget budget = new MemoryBudget(0, file)) {
            assertThatThrownBy(() -> spillNumbers(budget))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void aDirectoryThatDisappearsWhileSpillingIsNamed() throws IOException {
        try (MemoryBudget budget = new MemoryBudget(0, directory)) {
            budget.newFile("numbers").close();
            Path home = content().get(0);
            Files.delete(home);
            assertThatThrownBy(() -> spillNumbers(budget))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(home.toString());
        }
    }

    @Test
    void anInterruptIsToldFromAFullDisk() {
        try (MemoryBudget budget = new MemoryBudget(0, directory)) {
            assertThat(budget.failure("write", "numbers", new ClosedByInterruptException()))
                    .hasMessageContaining("was interrupted")
                    .hasMessageNotContaining("Free space");
        }
    }

    @Test
    void nothingIsSpilledAfterClose() {
        MemoryBudget budget = new MemoryBudget(0, directory);
        budget.close();
        assertThatThrownBy(() -> budget.newFile("numbers")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aNegativeBudgetIsRefused() {
        assertThatThrownBy(() -> new MemoryBudget(-1, directory))
                .hasMessage("memory budget must not be negative, but was -1 bytes");
    }
}
