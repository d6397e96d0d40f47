/** What a type of expectation is made of; implement it to add one. */
@NullMarked
package io.github.plumbrule.expectations.spi;

import org.jspecify.annotations.NullMarked;
