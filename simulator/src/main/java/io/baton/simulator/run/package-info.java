/** Thousands of orders through a policy, in three ways of dispatching, and what came of them. */
@NullMarked
package io.baton.simulator.run;

import org.jspecify.annotations.NullMarked;
