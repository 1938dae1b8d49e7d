/** Kafka: calls of systems as records, and feedback from topics. */
@NullMarked
package io.baton.kafka;

import org.jspecify.annotations.NullMarked;
