/** Plans written by hand, for the tests of the stages that follow. */
@NullMarked
package io.baton.generator.plan;

import org.jspecify.annotations.NullMarked;
