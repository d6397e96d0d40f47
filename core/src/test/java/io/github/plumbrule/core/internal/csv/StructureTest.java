package io.github.plumbrule.core.internal.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The word-wise scanner and a plain loop find the same. */
class StructureTest {

    @Test
    void tellsTheParityOfQuotesAsAPlainCountDoes() {
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            byte[] data = new byte[random.nextInt(400) + Structure.SLACK];
            random.nextBytes(data);
            if (random.nextBoolean()) {
                for (int i = 0; i < data.length; i++) {
                    data[i] &= 0x7f;
                }
            }
            for (int i = 0; i < data.length; i++) {
                data[i] = random.nextInt(6) == 0 ? (byte) '"' : data[i];
            }
            int to = data.length - Structure.SLACK;
            int from = random.nextInt(to + 1);
            int count = 0;
            for (int i = from; i < to; i++) {
                count += data[i] == '"' ? 1 : 0;
            }
            assertThat(Structure.oddQuotes(data, from, to, (byte) '"'))
                    .as("seed %d", seed)
                    .isEqualTo((count & 1) == 1);
        }
    }

    @Test
    void findsTheFieldEndsThatTheSplitterFinds() {
        byte[][] pieces = {
            "a".getBytes(UTF_8),
            ",".getBytes(UTF_8),
            "\n".getBytes(UTF_8),
            "\r\n".getBytes(UTF_8),
            ",\"x,\"\"y\n\",".getBytes(UTF_8),
            "\u00e9\u4e16".getBytes(UTF_8),
            "long text without anything".getBytes(UTF_8)
        };
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            byte[] data = new byte[0];
            for (int i = random.nextInt(60); i > 0; i--) {
                byte[] piece = pieces[random.nextInt(pieces.length)];
                int before = data.length;
                data = Arrays.copyOf(data, before + piece.length);
                System.arraycopy(piece, 0, data, before, piece.length);
            }
            data = Arrays.copyOf(data, data.length + 1);
            data[data.length - 1] = '\n';
            int to = data.length;
            data = Arrays.copyOf(data, to + Structure.SLACK);
            Structure structure = new Structure((byte) ',', (byte) '"', true);
            structure.exact = true;
            structure.scan(data, 0, to);
            Splitter splitter = new Splitter((byte) ',', (byte) '"', true);
            splitter.scan(data, 0, to, true, Integer.MAX_VALUE);
            if (structure.strayQuote < 0 && splitter.strayByte < 0) {
                assertThat(Arrays.copyOf(structure.ends, structure.count))
                        .as("seed %d", seed)
                        .isEqualTo(Arrays.copyOf(splitter.ends, splitter.count));
                assertThat(Arrays.copyOf(structure.escapes, structure.escapeCount))
                        .as("seed %d", seed)
                        .isEqualTo(Arrays.copyOf(splitter.escapes, splitter.escapeCount));
                assertThat(structure.innerLines).as("seed %d", seed).isEqualTo(splitter.innerLines);
            }
        }
    }
}
