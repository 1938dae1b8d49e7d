@NullMarked
package io.baton.simulator.run;

import org.jspecify.annotations.NullMarked;
