package io.github.plumbrule.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.plumbrule.expectations.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
    private static final Verdict VERDICT = SampleVerdicts.nothingChecked();
    private static final Report SHORT = (verdict, out) -> out.append("new ü");

    @TempDir
    Path directory;

    @Test
    void writesTheReportAndMakesItsDirectories() throws IOException {
        Path target = directory.resolve("a/b/report.html");

        ReportFiles.write(new HtmlReport(), VERDICT, target);

        assertThat(target).hasContent(new HtmlReport().render(VERDICT));
        assertThat(files(target.getParent())).containsExactly("report.html");
    }

    @Test
    void replacesAnOldReport() throws IOException {
        Path target = Files.writeString(directory.resolve("r.txt"), "old and longer");

        ReportFiles.write(SHORT, VERDICT, target);

        assertThat(target).hasContent("new ü");
    }

    @Test
    void keepsTheOldReportWhenTheNewOneFailsAtAnyPoint() throws IOException {
        Path target = Files.writeString(directory.resolve("r.json"), "old");
        for (int pieces = 0; pieces < 5; pieces++) {
            int last = pieces;
            Report broken = (verdict, out) -> {
                for (int i = 0; i < last; i++) {
                    out.append("x".repeat(50_000));
                }
                throw new IOException("the disk is full");
            };

            assertThatThrownBy(() -> ReportFiles.write(broken, VERDICT, target))
                    .isInstanceOf(IOException.class)
                    .hasMessage("cannot write the report " + target + ": the disk is full");
            assertThat(target).hasContent("old");
            assertThat(files(directory)).containsExactly("r.json");
        }
    }

    @Test
    void leavesNothingBehindWhenAReportThrowsSomethingElse() throws IOException {
        Report broken = (verdict, out) -> {
            throw new IllegalStateException("a bug");
        };

        assertThatThrownBy(() -> ReportFiles.write(broken, VERDICT, directory.resolve("r")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(files(directory)).isEmpty();
    }

    @Test
    void replacesASymbolicLinkInsteadOfWritingThroughIt() throws IOException {
        Path elsewhere = Files.writeString(directory.resolve("elsewhere"), "precious");
        Path target = directory.resolve("r.txt");
        try {
            Files.createSymbolicLink(target, elsewhere);
        } catch (UnsupportedOperationException | IOException e) {
            assumeTrue(false, "no symbolic links here");
        }

        ReportFiles.write(SHORT, VERDICT, target);

        assertThat(elsewhere).hasContent("precious");
        assertThat(Files.isSymbolicLink(target)).isFalse();
        assertThat(target).hasContent("new ü");
    }

    @Test
    void writesToADeviceWithoutReplacingIt() throws IOException {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device), "no /dev/null here");

        ReportFiles.write(SHORT, VERDICT, device);

        assertThat(Files.isRegularFile(device)).isFalse();
    }

    @Test
    void refusesADirectory() {
        assertThatThrownBy(() -> ReportFiles.write(SHORT, VERDICT, directory))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("it is a directory, expected a file name");
    }

    @Test
    void saysThatAPartOfThePathIsAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> ReportFiles.write(SHORT, VERDICT, file.resolve("r.txt")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("part of the path is a file, not a directory");
    }

    private static List<String> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
