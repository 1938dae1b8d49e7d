/** What an order does by its policy, as the contract says, report by report. */
@NullMarked
package io.baton.simulator.life;

import org.jspecify.annotations.NullMarked;
