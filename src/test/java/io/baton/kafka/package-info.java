/** What needs no broker to be tested; tests with a real one are in io.baton. */
@NullMarked
package io.baton.kafka;

import org.jspecify.annotations.NullMarked;
