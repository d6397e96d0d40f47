package io.github.plumbrule.cli;

import io.github.plumbrule.core.scan.ScanOptions.Progress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * A line on a terminal that says how far a scan is.
 *
 * <p>It appears when the work has taken longer than a second, is painted at most ten times a second, and leaves no trace.
 */
final class ProgressBar implements Progress, AutoCloseable {
    private static final long SECOND = 1_000_000_000L;
    private static final int WIDTH = 30;
    private static final String CLEAR_LINE = "\r\u001B[K";

    private final PrintStream terminal;
    private final LongSupplier nanoTime;
    private final long start;
    private long lastPainted;
    private boolean visible;

    ProgressBar(PrintStream terminal, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    @Override
    public synchronized void update(long done, long total) {
        long now = nanoTime.getAsLong();
        if (now - start < SECOND || (visible && now - lastPainted < SECOND / 10)) {
            return;
        }
        visible = true;
        lastPainted = now;
        terminal.print(CLEAR_LINE + text(done, total, now - start));
        terminal.flush();
    }

    /** Removes the line. */
    @Override
    public synchronized void close() {
        if (visible) {
            visible = false;
            terminal.print(CLEAR_LINE);
            terminal.flush();
        }
    }

    private static String text(long done, long total, long nanos) {
        double seconds = (double) nanos / SECOND;
        if (total <= 0) {
            return String.format(Locale.ROOT, "%s read, %s/s", size(done), size((long) (done / seconds)));
        }
        double share = Math.min(1, (double) done / total);
        int full = (int) (WIDTH * share);
        long left = share == 0 ? -1 : Math.round(seconds / share * (1 - share));
        return String.format(
                Locale.ROOT,
                "[%s%s] %3d %%  %s of %s%s",
                "#".repeat(full),
                "-".repeat(WIDTH - full),
                (int) (100 * share),
                size(done),
                size(total),
                left < 0 ? "" : ", " + time(left) + " left");
    }

    private static String size(long bytes) {
        if (bytes < 1_000_000) {
            return String.format(Locale.ROOT, "%.0f kB", bytes / 1e3);
        }
        return bytes < 1_000_000_000
                ? String.format(Locale.ROOT, "%.0f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }

    private static String time(long seconds) {
        return seconds < 100 ? seconds + " s" : (seconds + 30) / 60 + " min";
    }
}
