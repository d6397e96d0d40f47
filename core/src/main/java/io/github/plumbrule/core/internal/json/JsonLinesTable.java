package io.github.plumbrule.core.internal.json;

import io.github.plumbrule.core.DataException;
import io.github.plumbrule.core.internal.csv.ByteInput;
import io.github.plumbrule.core.internal.csv.OpenFiles;
import io.github.plumbrule.core.internal.table.Chunk;
import io.github.plumbrule.core.internal.table.Table;
import io.github.plumbrule.core.source.JsonLines;
import io.github.plumbrule.core.source.Limits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON Lines as a table: workers take turns to cut blocks at line ends, and parse them on their own.
 *
 * <p>Columns are the top-level keys of the readable rows, known after the last chunk, in the order of their first
 * appearance in the data. Only columns that {@link #indexOf} was asked for before the first chunk was made are decoded.
 */
public final class JsonLinesTable implements Table {
    private final JsonLines source;
    private final Limits limits;
    private final int chunkBytes;
    private final OpenFiles files;
    private final Map<String, Integer> asked = new LinkedHashMap<>();
    private final List<String> notices = new ArrayList<>();

    private int file = -1;
    private byte[] rest = new byte[0];
    private int restLength;
    private boolean ended;
    private long lines;
    private long chunks;
    private @Nullable DataException failure;

    /** Guards what the rows taught about columns. */
    private final Object learning = new Object();

    private final Map<String, Sight> seen = new HashMap<>();
    private boolean[] met = new boolean[0];

    /**
     * Where a top-level key was met.
     *
     * @param position the row
     * @param place its place among the row's keys
     */
    record Sight(String key, long position, int place) {
        static final Comparator<Sight> ORDER =
                Comparator.comparingLong(Sight::position).thenComparingInt(Sight::place);
    }

    /** Opens the first file that is not empty. */
    public JsonLinesTable(JsonLines source, int chunkBytes) {
        this.source = source;
        this.limits = source.limits();
        this.chunkBytes = chunkBytes;
        this.files = new OpenFiles(source.files());
        boolean opened = false;
        try {
            if (!openNext()) {
                throw new DataException(source.name() + " is empty: expected one JSON object a line");
            }
            opened = true;
        } finally {
            if (!opened) {
                close();
            }
        }
    }

    @Override
    public List<String> columns() {
        synchronized (learning) {
            return seen.values().stream().sorted(Sight.ORDER).map(Sight::key).toList();
        }
    }

    @Override
    public int indexOf(String column) {
        synchronized (learning) {
            return asked.computeIfAbsent(column, name -> asked.size());
        }
    }

    @Override
    public boolean exists(int column) {
        synchronized (learning) {
            return column >= 0 && column < met.length && met[column];
        }
    }

    @Override
    public Chunk newChunk() {
        synchronized (learning) {
            return new JsonLinesChunk(this, List.copyOf(asked.keySet()), limits, chunkBytes);
        }
    }

    /** Adds what the rows of a chunk taught. */
    void learn(List<Sight> keys, boolean[] columnsMet) {
        synchronized (learning) {
            for (Sight sight : keys) {
                seen.merge(sight.key(), sight, (a, b) -> Sight.ORDER.compare(a, b) <= 0 ? a : b);
            }
            if (seen.size() > limits.columns()) {
                throw new DataException(source.name() + ": the rows have more different keys than the limit of "
                        + limits.columns() + " columns (--max-columns)");
            }
            if (met.length < columnsMet.length) {
                met = Arrays.copyOf(met, columnsMet.length);
            }
            for (int i = 0; i < columnsMet.length; i++) {
                met[i] |= columnsMet[i];
            }
        }
    }

    @Override
    public boolean next(Chunk into) {
        synchronized (this) {
            if (failure != null) {
                // The data behind a broken place has no known border: every worker gets the same answer.
                throw failure;
            }
            try {
                while (true) {
                    if (!files.isOpen() || (ended && restLength == 0)) {
                        if (!openNext()) {
                            return false;
                        }
                        continue;
                    }
                    if (fill((JsonLinesChunk) into)) {
                        into.setIndex(chunks++);
                        return true;
                    }
                }
            } catch (DataException e) {
                failure = e;
                throw e;
            }
        }
    }

    /** Fills a chunk from the current file; false if there was nothing left. */
    private boolean fill(JsonLinesChunk chunk) {
        int length = restLength;
        int target = Math.max(chunkBytes, length + 1);
        chunk.ensure(target);
        System.arraycopy(rest, 0, chunk.data, 0, length);
        int searched = 0;
        int cut;
        while (true) {
            if (!ended) {
                int read = files.current().read(chunk.data, length, target);
                ended = length + read < target;
                length += read;
            }
            if (length == 0) {
                return false;
            }
            cut = ended ? length : lastLineEnd(chunk.data, searched, length);
            if (cut > 0) {
                break;
            }
            if (length > limits.recordBytes()) {
                throw lineTooLong(lines + 1);
            }
            searched = length;
            target = (int) Math.min(target * 2L, (long) limits.recordBytes() + chunkBytes);
            chunk.ensure(target);
        }
        chunk.file = file;
        chunk.to = cut;
        chunk.linesBefore = lines;
        chunk.unterminated = ended && chunk.data[cut - 1] != '\n';
        restLength = length - cut;
        if (rest.length < restLength) {
            rest = new byte[restLength + (restLength >>> 1) + 64];
        }
        System.arraycopy(chunk.data, cut, rest, 0, restLength);
        lines += lineEnds(chunk.data, cut);
        if (chunk.unterminated) {
            notices.add(files.current().name() + ": the last line has no line break; if its writer ends every line with"
                    + " one, the file is cut off");
        }
        return true;
    }

    /** The error for a line, by its number in the current file. */
    private DataException lineTooLong(long line) {
        return tooLong(file, line, limits);
    }

    DataException tooLong(int fileNumber, long line, Limits limits) {
        return new DataException(fileName(fileNumber) + ":" + line + ": the line is longer than " + limits.recordBytes()
                + " bytes (--max-record-bytes); expected one JSON object a line");
    }

    /** Behind the last line feed; 0 if there is none. */
    private static int lastLineEnd(byte[] data, int from, int length) {
        for (int i = length - 1; i >= from; i--) {
            if (data[i] == '\n') {
                return i + 1;
            }
        }
        return 0;
    }

    private static int lineEnds(byte[] data, int to) {
        int count = 0;
        for (int i = 0; i < to; i++) {
            count += data[i] == '\n' ? 1 : 0;
        }
        return count;
    }

    /** Opens the next file that is not empty; false if there is none. */
    private boolean openNext() {
        while (true) {
            if (file + 1 >= files.count()) {
                return false;
            }
            file++;
            lines = 0;
            ByteInput opened = files.open(file, StandardCharsets.UTF_8);
            rest = new byte[chunkBytes];
            restLength = opened.read(rest, 0, chunkBytes);
            ended = restLength < chunkBytes;
            if (restLength > 0) {
                return true;
            }
            notices.add(opened.name() + " is empty");
        }
    }

    @Override
    public String fileName(int number) {
        return files.name(number);
    }

    @Override
    public int linesBefore(int number) {
        return 0;
    }

    @Override
    public long bytesRead() {
        return files.bytesRead();
    }

    @Override
    public long bytesTotal() {
        return files.bytesTotal();
    }

    @Override
    public synchronized List<String> notices() {
        return List.copyOf(notices);
    }

    @Override
    public synchronized void close() {
        files.close();
    }
}
