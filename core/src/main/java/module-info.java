/** Sources, chunks, the one-pass scan, conditions and metrics. */
module io.github.plumbrule.core {
    requires static transitive org.jspecify;
    requires org.apache.commons.csv;
    requires tools.jackson.core;

    exports io.github.plumbrule.core;
    exports io.github.plumbrule.core.condition;
    exports io.github.plumbrule.core.metric;
    exports io.github.plumbrule.core.scan;
    exports io.github.plumbrule.core.source;
}
