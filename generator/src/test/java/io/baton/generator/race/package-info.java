/** Two things that happen to an order at the same instant, on a real broker. */
@NullMarked
package io.baton.generator.race;

import org.jspecify.annotations.NullMarked;
