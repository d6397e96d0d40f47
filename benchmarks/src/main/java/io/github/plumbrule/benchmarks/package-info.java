/** Benchmarks, and the data that they run over. */
@NullMarked
package io.github.plumbrule.benchmarks;

import org.jspecify.annotations.NullMarked;
