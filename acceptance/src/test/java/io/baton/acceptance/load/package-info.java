/** More orders than the machine can do, long orders, large policies, large payloads. */
@NullMarked
package io.baton.acceptance.load;

import org.jspecify.annotations.NullMarked;
