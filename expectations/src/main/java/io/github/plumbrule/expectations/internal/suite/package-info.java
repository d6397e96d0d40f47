/** Suite documents: their text, their schema, and what is wrong with them. */
@NullMarked
package io.github.plumbrule.expectations.internal.suite;

import org.jspecify.annotations.NullMarked;
