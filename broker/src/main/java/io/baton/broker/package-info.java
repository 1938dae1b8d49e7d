/** A real Camunda broker as a fixture of tests and benchmarks. */
@NullMarked
package io.baton.broker;

import org.jspecify.annotations.NullMarked;
