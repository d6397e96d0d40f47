package io.github.plumbrule.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A format of data files. */
enum DataFormat {
    CSV,
    TSV,
    JSONL;

    private List<String> endings() {
        return switch (this) {
            case CSV -> List.of(".csv", ".txt");
            case TSV -> List.of(".tsv", ".tab");
            case JSONL -> List.of(".jsonl", ".ndjson");
        };
    }

    /** The format that a file's name promises, compressed or not. */
    static Optional<DataFormat> ofFileName(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        if (plain.endsWith(".gz")) {
            plain = plain.substring(0, plain.length() - ".gz".length());
        }
        for (DataFormat format : values()) {
            for (String ending : format.endings()) {
                if (plain.endsWith(ending)) {
                    return Optional.of(format);
                }
            }
        }
        return Optional.empty();
    }

    /** Every known ending, for messages. */
    static String knownEndings() {
        StringBuilder text = new StringBuilder();
        for (DataFormat format : values()) {
            for (String ending : format.endings()) {
                text.append(text.length() == 0 ? "" : ", ").append(ending);
            }
        }
        return text.toString();
    }

    /** As written on the command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static String words() {
        StringBuilder text = new StringBuilder();
        for (DataFormat format : values()) {
            text.append(text.length() == 0 ? "" : ", ").append(format.word());
        }
        return text.toString();
    }
}
