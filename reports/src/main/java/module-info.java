/** A verdict as HTML, JSON, JUnit XML or text. */
module io.github.plumbrule.reports {
    requires transitive io.github.plumbrule.expectations;
    requires static transitive org.jspecify;
    requires freemarker;
    requires tools.jackson.core;
    requires tools.jackson.databind;

    exports io.github.plumbrule.reports;
}
