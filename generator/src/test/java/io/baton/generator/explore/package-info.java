/** Tests of what can happen to an order. */
@NullMarked
package io.baton.generator.explore;

import org.jspecify.annotations.NullMarked;
