package io.github.plumbrule.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {

    @ParameterizedTest
    @CsvSource({"0,0", "500,500", "64k,65536", "64K,65536", "64m,67108864", "64 MiB,67108864", "2gb,2147483648", "7b,7"
    })
    void readsSizesAsPeopleWriteThem(String text, long bytes) {
        assertThat(ByteSize.parse(text).bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "m", "-1", "1.5m", "64mm", "64t", "9999999999999999999"})
    void refusesAnythingElse(String text) {
        assertThatThrownBy(() -> ByteSize.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is not a size; write a number of bytes such as 500, 64k, 64m or 2g");
    }

    @Test
    void refusesMoreThanFitsALong() {
        assertThatThrownBy(() -> ByteSize.parse("999999999999999999g"))
                .hasMessage("'999999999999999999g' is more than any machine has");
    }
}
