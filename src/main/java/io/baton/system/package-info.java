/** The clients of the fulfillment systems. */
@NullMarked
package io.baton.system;

import org.jspecify.annotations.NullMarked;
