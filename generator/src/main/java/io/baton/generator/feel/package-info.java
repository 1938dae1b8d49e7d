/** The language of the cells: FEEL as the engine reads it. */
@NullMarked
package io.baton.generator.feel;

import org.jspecify.annotations.NullMarked;
