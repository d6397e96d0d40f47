/** How a suite is compiled, run and concluded. */
@NullMarked
package io.github.plumbrule.expectations.internal.run;

import org.jspecify.annotations.NullMarked;
