/** How numbers, values and lists read in statements and messages. */
@NullMarked
package io.github.plumbrule.expectations.internal.words;

import org.jspecify.annotations.NullMarked;
