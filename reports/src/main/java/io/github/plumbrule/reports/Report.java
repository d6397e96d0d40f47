package io.github.plumbrule.reports;

import io.github.plumbrule.expectations.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * One way to write a verdict down.
 *
 * <p>A report is a pure function of the verdict: the same verdict gives the same characters, in every locale and time
 * zone. Line ends are {@code \n}; files are UTF-8.
 */
public interface Report {

    /** Writes the whole report. */
    void write(Verdict verdict, Appendable out) throws IOException;

    /**
     * The whole report as a text.
     *
     * @throws UncheckedIOException if it cannot be made
     */
    default String render(Verdict verdict) {
        StringBuilder out = new StringBuilder();
        try {
            write(verdict, out);
        } catch (IOException e) {
            throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
        }
        return out.toString();
    }
}
