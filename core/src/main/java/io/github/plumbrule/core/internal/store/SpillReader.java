package io.github.plumbrule.core.internal.store;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A buffered reader of one run. */
final class SpillReader {

    private final SpillFile file;
    private final long end;
    private long next;
    private byte[] buffer;
    private int at;
    private int filled;

    SpillReader(Run run, int bufferSize) {
        this.file = run.file();
        this.next = run.from();
        this.end = run.to();
        this.buffer = new byte[(int) Math.max(16, Math.min(bufferSize, run.to() - run.from()))];
    }

    boolean hasMore() {
        return at < filled || next < end;
    }

    long readNumber() {
        long number = 0;
        int shift = 0;
        while (true) {
            require(1);
            byte part = buffer[at++];
            number |= (long) (part & 0x7F) << shift;
            if (part >= 0) {
                return number;
            }
            shift += 7;
        }
    }

    int readShort() {
        require(Short.BYTES);
        int value = Bytes.getShort(buffer, at) & 0xFFFF;
        at += Short.BYTES;
        return value;
    }

    long readLong() {
        require(Long.BYTES);
        long value = Bytes.getLong(buffer, at);
        at += Long.BYTES;
        return value;
    }

    /** Makes the next bytes available in {@link #buffer()} and returns where they start there. */
    int readBytes(int length) {
        require(length);
        int start = at;
        at += length;
        return start;
    }

    /** The array that holds what was read last; valid until the next read. */
    byte[] buffer() {
        return buffer;
    }

    private void require(int bytes) {
        int rest = filled - at;
        if (rest >= bytes) {
            return;
        }
        if (bytes > buffer.length) {
            buffer = Arrays.copyOfRange(buffer, at, at + bytes);
        } else {
            System.arraycopy(buffer, at, buffer, 0, rest);
        }
        int more = (int) Math.min(buffer.length - rest, end - next);
        if (rest + more < bytes) {
            throw new IllegalStateException("a run ends in the middle of an entry");
        }
        file.read(ByteBuffer.wrap(buffer, rest, more), next);
        next += more;
        at = 0;
        filled = rest + more;
    }
}
