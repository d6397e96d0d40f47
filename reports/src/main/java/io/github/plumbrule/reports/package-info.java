/** A verdict as HTML, JSON, JUnit XML or text, all from the same facts. */
@NullMarked
package io.github.plumbrule.reports;

import org.jspecify.annotations.NullMarked;
