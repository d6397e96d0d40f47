/** Suite parameters: values that a suite is given at run time. */
@NullMarked
package io.github.plumbrule.expectations.internal.parameter;

import org.jspecify.annotations.NullMarked;
