/** What the real broker promises to the tests that use it. */
@NullMarked
package io.baton.broker;

import org.jspecify.annotations.NullMarked;
