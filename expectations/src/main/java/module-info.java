/** Suites, the catalogue of expectations, and the verdict. */
module io.github.plumbrule.expectations {
    requires transitive io.github.plumbrule.core;
    requires static transitive org.jspecify;
    requires tools.jackson.databind;
    requires com.networknt.schema;

    exports io.github.plumbrule.expectations;
    exports io.github.plumbrule.expectations.spi;

    uses io.github.plumbrule.expectations.spi.ExpectationType;
}
