/** The mergeable states behind metrics: one of each a worker, merged at the end. */
@NullMarked
package io.github.plumbrule.core.internal.state;

import org.jspecify.annotations.NullMarked;
