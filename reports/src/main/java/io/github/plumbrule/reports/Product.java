package io.github.plumbrule.reports;

import java.lang.module.ModuleDescriptor;
import org.jspecify.annotations.Nullable;

/** The name and version that reports carry. */
final class Product {
    static final String NAME = "Plumbrule";

    /** The version written into the module or the jar at build time. */
    static final String VERSION = version();

    private Product() {}

    private static String version() {
        @Nullable ModuleDescriptor descriptor = Product.class.getModule().getDescriptor();
        if (descriptor != null && descriptor.rawVersion().isPresent()) {
            return descriptor.rawVersion().get();
        }
        @Nullable String version = Product.class.getPackage().getImplementationVersion();
        return version == null ? "development build" : version;
    }
}
