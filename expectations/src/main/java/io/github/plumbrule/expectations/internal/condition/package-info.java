/** Row conditions: from text or JSON to conditions of the engine, and back to words. */
@NullMarked
package io.github.plumbrule.expectations.internal.condition;

import org.jspecify.annotations.NullMarked;
