package io.github.plumbrule.expectations;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reads the text of suite files. */
final class SuiteFiles {
    private static final long LARGEST = 50_000_000;

    private SuiteFiles() {}

    /** The name of a file in messages. */
    static String name(Path file) {
        return file.toString();
    }

    /**
     * The text of a file in UTF-8.
     *
     * @throws SuiteException if it cannot be read
     */
    static String text(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw refused(file, 0, 0, "this is a directory, not a suite document");
            }
            long size = Files.size(file);
            if (size > LARGEST) {
                throw refused(file, 0, 0, "the file has " + size + " bytes, more than " + LARGEST);
            }
            return decoded(file, Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw refused(file, 0, 0, "there is no such file");
        } catch (IOException e) {
            throw refused(file, 0, 0, "the file cannot be read: " + e.getMessage());
        }
    }

    private static String decoded(Path file, byte[] bytes) throws CharacterCodingException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        if (result.isError()) {
            String before = text.toString();
            int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
            int column = before.length() - before.lastIndexOf('\n');
            throw refused(file, line, column, "this is not UTF-8; save the document in that encoding");
        }
        return text.toString();
    }

    private static SuiteException refused(Path file, int line, int column, String message) {
        SuiteProblem problem = new SuiteProblem(name(file), line, column, message);
        return new SuiteException(List.of(problem), problem + "\n");
    }
}
