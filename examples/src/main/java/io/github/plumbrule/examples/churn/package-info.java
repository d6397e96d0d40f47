/** A pipeline for a table of customers who stayed or left: ingest, transform, validate, branch. */
@NullMarked
package io.github.plumbrule.examples.churn;

import org.jspecify.annotations.NullMarked;
