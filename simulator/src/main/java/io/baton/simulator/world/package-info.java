/** How the systems, the persons and the orders behave: described in a file, drawn by chance. */
@NullMarked
package io.baton.simulator.world;

import org.jspecify.annotations.NullMarked;
