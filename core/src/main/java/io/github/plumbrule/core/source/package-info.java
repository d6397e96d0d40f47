/** Datasets and what opens them: delimited text, JSON Lines, rows in memory. */
@NullMarked
package io.github.plumbrule.core.source;

import org.jspecify.annotations.NullMarked;
