/** Tests of this stage. */
@NullMarked
package io.baton.generator.layout;

import org.jspecify.annotations.NullMarked;
