/** A cluster of brokers and several applications lose any one of them, and no order. */
@NullMarked
package io.baton.acceptance.cluster;

import org.jspecify.annotations.NullMarked;
