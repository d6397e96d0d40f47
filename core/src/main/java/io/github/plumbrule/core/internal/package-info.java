/** What the modules of Plumbrule do not share: how sources are opened. */
@NullMarked
package io.github.plumbrule.core.internal;

import org.jspecify.annotations.NullMarked;
