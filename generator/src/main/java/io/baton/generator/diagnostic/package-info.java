/** What is wrong with a policy, and where, in the terms of its tables. */
@NullMarked
package io.baton.generator.diagnostic;

import org.jspecify.annotations.NullMarked;
