/** What can happen to the orders of a policy: every situation that they can come into. */
@NullMarked
package io.baton.generator.explore;

import org.jspecify.annotations.NullMarked;
