/** Suites, expectations, and what was concluded from them. */
@NullMarked
package io.github.plumbrule.expectations;

import org.jspecify.annotations.NullMarked;
