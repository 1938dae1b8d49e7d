/** What a simulation found, for people and programs: a table, a page, JSON. */
@NullMarked
package io.baton.simulator.report;

import org.jspecify.annotations.NullMarked;
