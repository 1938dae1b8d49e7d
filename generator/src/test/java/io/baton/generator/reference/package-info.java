/** The contract in plain Java, without a process, and the means to compare a process with it. */
@NullMarked
package io.baton.generator.reference;

import org.jspecify.annotations.NullMarked;
