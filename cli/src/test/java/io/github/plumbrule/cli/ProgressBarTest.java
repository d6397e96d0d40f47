package io.github.plumbrule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private long now;
    private final ProgressBar bar = new ProgressBar(new PrintStream(screen, true, StandardCharsets.UTF_8), () -> now);

    @Test
    void staysAwayFromShortWork() {
        now = SECOND - 1;
        bar.update(50, 100);
        bar.close();
        assertThat(shown()).isEmpty();
    }

    @Test
    void saysHowFarTheScanIsAndHowLongItWillTake() {
        now = 10 * SECOND;
        bar.update(1_000_000_000, 4_000_000_000L);
        assertThat(shown()).isEqualTo("\r\u001B[K[#######-----------------------]  25 %  1.0 GB of 4.0 GB, 30 s left");
    }

    @Test
    void showsAmountAndSpeedWhenTheTotalIsNotKnown() {
        now = 2 * SECOND;
        bar.update(30_000_000, 0);
        assertThat(shown()).isEqualTo("\r\u001B[K30 MB read, 15 MB/s");
    }

    @Test
    void paintsAtMostTenTimesASecond() {
        for (int i = 0; i < 1000; i++) {
            now = SECOND + i * SECOND / 1000;
            bar.update(i, 1000);
        }
        assertThat(shown().split("\r", -1)).hasSize(1 + 10);
    }

    @Test
    void leavesNoTrace() {
        now = 2 * SECOND;
        bar.update(1, 2);
        screen.reset();
        bar.close();
        assertThat(shown()).isEqualTo("\r\u001B[K");
    }

    @Test
    void survivesMoreDoneThanThereWas() {
        now = 2 * SECOND;
        bar.update(300, 100);
        assertThat(shown()).contains("100 %");
    }

    private String shown() {
        return screen.toString(StandardCharsets.UTF_8);
    }
}
