/** Conditions made ready to run over chunks: one kernel a condition and worker. */
@NullMarked
package io.github.plumbrule.core.internal.kernel;

import org.jspecify.annotations.NullMarked;
