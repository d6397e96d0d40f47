/** Chunks of rows and their columns, decoded only when asked for. */
@NullMarked
package io.github.plumbrule.core.internal.table;

import org.jspecify.annotations.NullMarked;
