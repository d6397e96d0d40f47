package io.github.plumbrule.core.internal.csv;

import io.github.plumbrule.core.DataException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses gzip (RFC 1952), every member, and checks each one's length and checksum.
 *
 * <p>The JDK's own stream ends quietly when a second member is cut off and ignores what follows the last one; both would
 * let rows disappear without a word.
 */
public final class GzipMembers extends InputStream {
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int HEADER_CHECKSUM = 2;

    private final InputStream in;
    private final String name;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] input = new byte[64 << 10];
    private int inputAt;
    private int inputEnd;
    private boolean inMember;
    private boolean ended;

    public GzipMembers(InputStream in, String name) {
        this.in = in;
        this.name = name;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int read = read(one, 0, 1);
        return read < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try {
            while (!ended) {
                if (!inMember && !startMember()) {
                    ended = true;
                    break;
                }
                int read = inflate(into, offset, length);
                if (read > 0) {
                    return read;
                }
            }
            return -1;
        } catch (EOFException e) {
            throw new DataException(name + ": the gzip data ends in the middle: the file is truncated", e);
        } catch (DataFormatException e) {
            throw new DataException(name + ": the gzip data is damaged: " + e.getMessage(), e);
        }
    }

    private int inflate(byte[] into, int offset, int length) throws IOException, DataFormatException {
        while (true) {
            int read = inflater.inflate(into, offset, length);
            if (read > 0) {
                checksum.update(into, offset, read);
                return read;
            }
            if (inflater.finished()) {
                inputAt = inputEnd - inflater.getRemaining();
                endMember();
                return 0;
            }
            if (inflater.needsDictionary()) {
                throw new DataFormatException("it needs a preset dictionary");
            }
            if (!fill()) {
                throw new EOFException();
            }
            inflater.setInput(input, 0, inputEnd);
            inputAt = inputEnd;
        }
    }

    private boolean startMember() throws IOException, DataFormatException {
        if (inputAt >= inputEnd && !fill()) {
            return false;
        }
        int first = next();
        if (first == 0 && inflater.getTotalOut() + inflater.getTotalIn() > 0) {
            // Tape archives are padded with zero bytes; anything else behind the last member is damage.
            while (inputAt < inputEnd || fill()) {
                if (next() != 0) {
                    throw new DataFormatException("something other than gzip data follows the end");
                }
            }
            return false;
        }
        if (first != 0x1f || next() != 0x8b || next() != 8) {
            throw new DataFormatException("something other than gzip data follows the end");
        }
        int flags = next();
        for (int i = 0; i < 6; i++) {
            next();
        }
        if ((flags & EXTRA) != 0) {
            int length = next() | next() << 8;
            for (int i = 0; i < length; i++) {
                next();
            }
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CHECKSUM) != 0) {
            next();
            next();
        }
        inflater.reset();
        inflater.setInput(input, inputAt, inputEnd - inputAt);
        checksum.reset();
        inMember = true;
        return true;
    }

    private void endMember() throws IOException, DataFormatException {
        long expected = word();
        long size = word();
        if (expected != checksum.getValue()) {
            throw new DataFormatException("the checksum does not fit");
        }
        if (size != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw new DataFormatException("the length does not fit");
        }
        inMember = false;
    }

    private long word() throws IOException {
        return next() | next() << 8 | next() << 16 | (long) next() << 24;
    }

    private void skipText() throws IOException {
        int b;
        do {
            b = next();
        } while (b != 0);
    }

    private int next() throws IOException {
        if (inputAt >= inputEnd && !fill()) {
            throw new EOFException();
        }
        return input[inputAt++] & 0xff;
    }

    private boolean fill() throws IOException {
        inputAt = 0;
        inputEnd = Math.max(0, in.read(input, 0, input.length));
        return inputEnd > 0;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
