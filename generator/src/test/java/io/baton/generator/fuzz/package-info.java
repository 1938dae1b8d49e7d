/** Fuzz tests: whatever a policy holds, it is told as a mistake or made a process. */
@NullMarked
package io.baton.generator.fuzz;

import org.jspecify.annotations.NullMarked;
