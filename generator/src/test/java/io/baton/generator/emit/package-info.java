/** Tests of this stage. */
@NullMarked
package io.baton.generator.emit;

import org.jspecify.annotations.NullMarked;
