package io.github.plumbrule.cli;

/** Says in one sentence what stopped the program. */
final class Fault {
    /** How to learn more. */
    static final String HINT = "; --debug shows where";

    private Fault() {}

    static String sentence(Throwable thrown) {
        if (thrown instanceof OutOfMemoryError) {
            return "there was not enough memory; give the Java machine more (PLUMBRULE_OPTS=-Xmx1g), or let the scan hold"
                    + " less (--memory 64m, --threads 1)";
        }
        if (thrown instanceof StackOverflowError) {
            return "something is nested too deeply to be worked on";
        }
        String message = thrown.getMessage() == null ? "" : ": " + thrown.getMessage();
        return "stopped by a fault of its own (" + thrown.getClass().getSimpleName() + message + ")";
    }
}
