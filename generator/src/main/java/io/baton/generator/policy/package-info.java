/** The DMN file as written: every cell with its place. */
@NullMarked
package io.baton.generator.policy;

import org.jspecify.annotations.NullMarked;
