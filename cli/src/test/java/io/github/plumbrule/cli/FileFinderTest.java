package io.github.plumbrule.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFinderTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void fill() throws IOException {
        Files.createDirectories(directory.resolve("2024/01"));
        for (String name :
                List.of("b.csv", "a.csv", "c.csv.gz", "notes.md", ".hidden.csv", "2024/01/d.csv", "[x].csv")) {
            Files.writeString(directory.resolve(name), "id\n1\n");
        }
    }

    @Test
    void keepsTheOrderOfTheWords() {
        assertThat(find("b.csv", "a.csv")).containsExactly("b.csv", "a.csv");
    }

    @Test
    void expandsAPatternSortedByName() {
        assertThat(find("?.csv")).containsExactly("a.csv", "b.csv");
        assertThat(find("{b,a}.csv", "c*")).containsExactly("a.csv", "b.csv", "c.csv.gz");
    }

    @Test
    void leavesHiddenFilesOutUnlessAskedFor() {
        assertThat(find("*.csv")).doesNotContain(".hidden.csv");
        assertThat(find(".*.csv")).containsExactly(".hidden.csv");
    }

    @Test
    void looksIntoDirectoriesWhenAsked() {
        assertThat(find("2024/*/*.csv")).containsExactly("2024/01/d.csv");
        assertThat(find("2024/**.csv")).containsExactly("2024/01/d.csv");
    }

    @Test
    void takesTheNameOfAFileAsItIs() {
        assertThat(find("[x].csv")).containsExactly("[x].csv");
    }

    @Test
    void saysWhatIsThereWhenAFileIsNot() {
        assertThatThrownBy(() -> find("order.csv"))
                .isInstanceOf(FileMissingException.class)
                .hasMessage(directory.resolve("order.csv")
                        + ": no such file; there: .hidden.csv, [x].csv, a.csv, b.csv, c.csv.gz");
    }

    @Test
    void saysThatAPatternMatchesNothing() {
        assertThatThrownBy(() -> find("*.tsv"))
                .isInstanceOf(FileMissingException.class)
                .hasMessageStartingWith("'" + directory.resolve("*.tsv") + "' matches no file; there: ");
        assertThatThrownBy(() -> find("2025/*.csv"))
                .hasMessage("'" + directory.resolve("2025/*.csv") + "' matches no file: there is no directory "
                        + directory.resolve("2025"));
    }

    @Test
    void explainsThatADirectoryIsNoData() {
        assertThatThrownBy(() -> find("2024"))
                .isInstanceOf(FileMissingException.class)
                .hasMessage(
                        directory.resolve("2024") + " is a directory; name its files, or a pattern in quotes such as '"
                                + directory.resolve("2024/*.csv") + "'");
    }

    @Test
    void refusesToReadAFileTwice() {
        assertThatThrownBy(() -> find("a.csv", "*.csv"))
                .isInstanceOf(UsageException.class)
                .hasMessage(directory.resolve("a.csv") + " is given twice; its rows would count twice");
    }

    @Test
    void refusesABrokenPattern() {
        assertThatThrownBy(() -> find("[a"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is neither a file nor a pattern");
    }

    private List<String> find(String... words) {
        List<String> absolute =
                List.of(words).stream().map(word -> directory + "/" + word).toList();
        return FileFinder.DATA.find(absolute).stream()
                .map(file -> directory.relativize(file).toString())
                .toList();
    }
}
