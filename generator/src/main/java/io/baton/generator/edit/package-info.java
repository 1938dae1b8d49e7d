/** Processes that somebody has changed in an editor: what is different, and what to do about it. */
@NullMarked
package io.baton.generator.edit;

import org.jspecify.annotations.NullMarked;
