package io.github.plumbrule.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.plumbrule.core.source.DelimitedText.Dialect;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A dialect whose characters contradict each other is refused when it is made. */
class DialectTest {
    @Test
    void refusesACharacterWithTwoMeanings() {
        Dialect pipes = Dialect.CSV.withDelimiter("||");
        assertThatThrownBy(() -> pipes.withEscape(Optional.of('|')))
                .hasMessage("the escape character must not occur in the delimiter, but is |");
        assertThatThrownBy(() -> pipes.withComment(Optional.of('|')))
                .hasMessage("the comment character must not occur in the delimiter, but is |");
        assertThatThrownBy(() -> pipes.withQuote(Optional.of('|'))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Dialect.CSV.withComment(Optional.of('"')))
                .hasMessageContaining("must differ from the quote and the escape character");
    }

    @Test
    void refusesLineBreaks() {
        assertThatThrownBy(() -> Dialect.CSV.withQuote(Optional.of('\n')))
                .hasMessage("the quote must not be a line break");
        assertThatThrownBy(() -> Dialect.CSV.withDelimiter("\r")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesAnEscapeCharacterThatIsTheQuote() {
        assertThat(Dialect.CSV.withEscape(Optional.of('"')).escape()).contains('"');
    }
}
