package io.github.plumbrule.core.internal.csv;

import io.github.plumbrule.core.DataException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The characters of one file, for a parser that has no limits of its own: a record that goes on for too long is stopped
 * while it is read, and malformed bytes are an error.
 */
final class DialectText extends Reader {
    private static final int FORGOTTEN_AT_ONCE = 64 << 10;

    private final ByteInput input;
    private final int recordBytes;
    private final boolean remembering;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(16 << 10).flip();
    private boolean ended;
    private boolean malformed;
    private long line = 1;
    private char last;

    private long supplied;
    /** How much had been supplied when the record before was complete. */
    private long suppliedBefore;
    /** The line after the last complete record. */
    private long recordLine = 1;

    private char[] remembered = new char[0];
    private long rememberedFrom;

    /**
     * @param recordBytes the most characters that a record may have
     * @param remembering whether {@link #recordFrom} will be asked
     */
    DialectText(ByteInput input, int recordBytes, boolean remembering) {
        this.input = input;
        this.recordBytes = recordBytes;
        this.remembering = remembering;
    }

    /** Notes that a record was read whole; the line is the number of lines read so far. */
    void recordEnded(long lines) {
        suppliedBefore = supplied;
        recordLine = lines + 1;
    }

    /** The line on which the record being read starts, or the comments before it. */
    long recordLine() {
        return recordLine;
    }

    /** Whether the last character supplied ends a line. */
    boolean terminated() {
        return last == '\n' || last == '\r';
    }

    @Override
    public int read(char[] into, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        // The parser reads ahead by a buffer; that much more is let through.
        if (supplied - suppliedBefore > (long) recordBytes + length) {
            throw new DataException(input.name() + ":" + recordLine + ": a record is longer than " + recordBytes
                    + " bytes (--max-record-bytes); usually a closing quote is missing");
        }
        CharBuffer target = CharBuffer.wrap(into, offset, length);
        int start = target.position();
        while (target.position() == start) {
            if (malformed) {
                throw new DataException(input.name() + ":" + line
                        + ": not valid UTF-8; say which character set the file has with --charset");
            }
            if (ended && !bytes.hasRemaining()) {
                return -1;
            }
            if (!ended) {
                bytes.compact();
                int read = input.read(bytes.array(), bytes.position(), bytes.limit());
                ended = read < bytes.remaining();
                bytes.position(bytes.position() + read).flip();
            }
            CoderResult result = decoder.decode(bytes, target, ended);
            malformed = result.isError();
        }
        int count = target.position() - start;
        for (int i = offset; i < offset + count; i++) {
            char c = into[i];
            if (c == '\n' ? last != '\r' : c == '\r') {
                line++;
            }
            last = c;
        }
        remember(into, offset, count);
        return count;
    }

    private void remember(char[] from, int offset, int count) {
        if (remembering) {
            int kept = (int) (supplied - rememberedFrom);
            if (remembered.length < kept + count) {
                remembered = Arrays.copyOf(remembered, kept + count + (kept >>> 1));
            }
            System.arraycopy(from, offset, remembered, kept, count);
        }
        supplied += count;
    }

    /** Whether a text occurs somewhere in what was supplied from a position on. */
    boolean contains(String text, long position) {
        int last = (int) (supplied - rememberedFrom) - text.length();
        for (int i = (int) (position - rememberedFrom); i <= last; i++) {
            int matched = 0;
            while (matched < text.length() && remembered[i + matched] == text.charAt(matched)) {
                matched++;
            }
            if (matched == text.length()) {
                return true;
            }
        }
        return false;
    }

    /** What was supplied from a position on. */
    String recordFrom(long position) {
        return new String(remembered, (int) (position - rememberedFrom), (int) (supplied - position));
    }

    /** Allows to forget what was supplied before a position. */
    void forgetBefore(long position) {
        // Not record by record: what lies behind the position is moved each time.
        if (remembering && position - rememberedFrom > FORGOTTEN_AT_ONCE) {
            System.arraycopy(remembered, (int) (position - rememberedFrom), remembered, 0, (int) (supplied - position));
            rememberedFrom = position;
        }
    }

    @Override
    public void close() {
        input.close();
    }
}
