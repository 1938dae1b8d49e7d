/** Tests of the simulated fulfillment systems. */
@NullMarked
package io.baton.sandbox;

import org.jspecify.annotations.NullMarked;
