/**
 * Exact, mergeable, memory-bounded stores behind the metrics.
 *
 * <p>Every scan thread fills its own instances; at the end they are merged. What a store answers does not depend on the
 * number of threads or chunks, on the order of merging, on the hash seed, or on whether the memory budget made it spill
 * to temporary files.
 */
@NullMarked
package io.github.plumbrule.core.internal.store;

import org.jspecify.annotations.NullMarked;
