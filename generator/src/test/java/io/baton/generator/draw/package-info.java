/** Tests of this stage. */
@NullMarked
package io.baton.generator.draw;

import org.jspecify.annotations.NullMarked;
