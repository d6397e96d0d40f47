/** Values and errors that every part of Plumbrule shares. */
@NullMarked
package io.github.plumbrule.core;

import org.jspecify.annotations.NullMarked;
