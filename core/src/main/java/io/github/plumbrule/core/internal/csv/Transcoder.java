package io.github.plumbrule.core.internal.csv;

import io.github.plumbrule.core.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Turns the bytes of another character set into UTF-8; malformed input is an error, never replaced. */
final class Transcoder extends InputStream {
    private final InputStream in;
    private final String name;
    private final Charset charset;
    private final CharsetDecoder decoder;
    private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
    private final ByteBuffer source = ByteBuffer.allocate(32 << 10).flip();
    private final CharBuffer characters = CharBuffer.allocate(32 << 10).flip();
    private final ByteBuffer target = ByteBuffer.allocate(96 << 10).flip();
    private boolean sourceEnded;
    private boolean decoded;
    private long lines = 1;

    Transcoder(InputStream in, String name, Charset charset) {
        this.in = in;
        this.name = name;
        this.charset = charset;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int read = read(one, 0, 1);
        return read < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (!target.hasRemaining()) {
            if (decoded && !characters.hasRemaining()) {
                return -1;
            }
            refill();
        }
        int count = Math.min(length, target.remaining());
        target.get(into, offset, count);
        return count;
    }

    private void refill() throws IOException {
        if (!sourceEnded) {
            source.compact();
            int read = in.read(source.array(), source.position(), source.remaining());
            if (read < 0) {
                sourceEnded = true;
            } else {
                source.position(source.position() + read);
            }
            source.flip();
        }
        characters.compact();
        CoderResult result = decoder.decode(source, characters, sourceEnded);
        if (result.isError()) {
            characters.flip();
            for (int i = characters.position(); i < characters.limit(); i++) {
                lines += characters.get(i) == '\n' ? 1 : 0;
            }
            throw new DataException(name + ":" + lines + ": not valid " + charset.name()
                    + "; say which character set the file has, or have it written again");
        }
        if (sourceEnded && result.isUnderflow()) {
            decoder.flush(characters);
            decoded = true;
        }
        characters.flip();
        int before = characters.position();
        target.compact();
        encoder.encode(characters, target, decoded);
        target.flip();
        for (int i = before; i < characters.position(); i++) {
            lines += characters.get(i) == '\n' ? 1 : 0;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
