@NullMarked
package io.baton.simulator.cli;

import org.jspecify.annotations.NullMarked;
