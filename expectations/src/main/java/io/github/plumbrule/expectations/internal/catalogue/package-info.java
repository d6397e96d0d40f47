/** The built-in types of expectations, one class a family. */
@NullMarked
package io.github.plumbrule.expectations.internal.catalogue;

import org.jspecify.annotations.NullMarked;
