/** Fulfillment systems that are called over HTTP. */
@NullMarked
package io.baton.system.http;

import org.jspecify.annotations.NullMarked;
