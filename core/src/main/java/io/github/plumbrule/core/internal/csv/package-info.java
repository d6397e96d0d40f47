/** Delimited text over bytes: cutting at record borders, splitting, header, errors with their place. */
@NullMarked
package io.github.plumbrule.core.internal.csv;

import org.jspecify.annotations.NullMarked;
