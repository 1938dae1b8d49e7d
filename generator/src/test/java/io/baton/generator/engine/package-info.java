/** The embedded engine, and orders that are driven on it step by step. */
@NullMarked
package io.baton.generator.engine;

import org.jspecify.annotations.NullMarked;
