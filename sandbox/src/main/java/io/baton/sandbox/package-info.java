/**
 * Simulated fulfillment systems: an HTTP server that answers, reports, refuses and stays silent by
 * a seeded plan.
 */
@NullMarked
package io.baton.sandbox;

import org.jspecify.annotations.NullMarked;
