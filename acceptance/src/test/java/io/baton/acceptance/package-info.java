/** Baton as it is shipped, on a real Camunda: its application and the engine are processes. */
@NullMarked
package io.baton.acceptance;

import org.jspecify.annotations.NullMarked;
