package io.github.plumbrule.core.internal.store;

import java.nio.ByteBuffer;

/** A buffered writer at the end of a spill file. */
final class SpillWriter {

    private static final int BUFFER_SIZE = 64 * 1024;
    private static final int LONGEST_NUMBER = 10;

    private final SpillFile file;
    private final byte[] buffer = new byte[BUFFER_SIZE];
    private int filled;

    SpillWriter(SpillFile file) {
        this.file = file;
    }

    long position() {
        return file.size() + filled;
    }

    /** Writes a non-negative number in as few bytes as it needs. */
    void writeNumber(long number) {
        makeRoom(LONGEST_NUMBER);
        long rest = number;
        while (rest > 0x7F) {
            buffer[filled++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        buffer[filled++] = (byte) rest;
    }

    void writeShort(int value) {
        makeRoom(Short.BYTES);
        Bytes.putShort(buffer, filled, (short) value);
        filled += Short.BYTES;
    }

    void writeLong(long value) {
        makeRoom(Long.BYTES);
        Bytes.putLong(buffer, filled, value);
        filled += Long.BYTES;
    }

    void writeBytes(byte[] data, int from, int to) {
        int length = to - from;
        if (length > buffer.length) {
            flush();
            file.append(ByteBuffer.wrap(data, from, length));
            return;
        }
        makeRoom(length);
        System.arraycopy(data, from, buffer, filled, length);
        filled += length;
    }

    void flush() {
        file.append(ByteBuffer.wrap(buffer, 0, filled));
        filled = 0;
    }

    private void makeRoom(int bytes) {
        if (buffer.length - filled < bytes) {
            flush();
        }
    }
}
