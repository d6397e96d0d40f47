/** JSON Lines: cutting at line ends, reading with Jackson, errors with their place. */
@NullMarked
package io.github.plumbrule.core.internal.json;

import org.jspecify.annotations.NullMarked;
