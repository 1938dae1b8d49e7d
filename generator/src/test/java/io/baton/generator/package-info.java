/** Tests of all stages together. */
@NullMarked
package io.baton.generator;

import org.jspecify.annotations.NullMarked;
