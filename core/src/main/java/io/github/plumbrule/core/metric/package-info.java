/** Metrics as plain data: what a scan is asked for, and what it answers. */
@NullMarked
package io.github.plumbrule.core.metric;

import org.jspecify.annotations.NullMarked;
