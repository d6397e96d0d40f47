/**
 * Numbers and times read from UTF-8 bytes without making text of them, and sums without rounding.
 *
 * <p>Everything here sits in the innermost loops of a scan: static methods over slices, no allocation for ordinary
 * cells. A text that cannot be read gives a sentinel instead of an exception, because dirty data is the normal case.
 */
@NullMarked
package io.github.plumbrule.core.internal.number;

import org.jspecify.annotations.NullMarked;
