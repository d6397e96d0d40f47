/** Arguments of expectations, checked against the parameters of their type. */
@NullMarked
package io.github.plumbrule.expectations.internal.argument;

import org.jspecify.annotations.NullMarked;
