/**
 * Regular expressions in Python's syntax and meaning, searched in UTF-8 bytes in time that a pattern from a stranger cannot blow up.
 *
 * <p>{@link io.github.plumbrule.core.internal.regex.TextPattern} is the way in. A pattern is parsed once into a tree. Trees that describe a
 * regular language become a table-driven automaton; trees with look-around, references to groups or atomic groups are
 * translated for {@link java.util.regex} and searched under a budget.
 */
@NullMarked
package io.github.plumbrule.core.internal.regex;

import org.jspecify.annotations.NullMarked;
