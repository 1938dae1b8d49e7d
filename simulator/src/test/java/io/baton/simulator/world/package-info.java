@NullMarked
package io.baton.simulator.world;

import org.jspecify.annotations.NullMarked;
