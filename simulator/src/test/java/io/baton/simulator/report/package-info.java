@NullMarked
package io.baton.simulator.report;

import org.jspecify.annotations.NullMarked;
