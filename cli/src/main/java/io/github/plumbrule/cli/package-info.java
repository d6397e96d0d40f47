/** The {@code plumbrule} command. */
@NullMarked
package io.github.plumbrule.cli;

import org.jspecify.annotations.NullMarked;
