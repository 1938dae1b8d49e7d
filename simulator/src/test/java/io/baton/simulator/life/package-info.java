@NullMarked
package io.baton.simulator.life;

import org.jspecify.annotations.NullMarked;
