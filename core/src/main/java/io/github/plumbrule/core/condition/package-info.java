/** Row-level conditions as plain data. */
@NullMarked
package io.github.plumbrule.core.condition;

import org.jspecify.annotations.NullMarked;
