/** The one pass over a dataset that fills every metric asked for. */
@NullMarked
package io.github.plumbrule.core.scan;

import org.jspecify.annotations.NullMarked;
