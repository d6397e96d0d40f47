/** What several parts of this module share. */
@NullMarked
package io.github.plumbrule.expectations.internal;

import org.jspecify.annotations.NullMarked;
