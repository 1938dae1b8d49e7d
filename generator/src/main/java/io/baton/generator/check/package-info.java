/** What can be wrong with a policy: one small class per rule. */
@NullMarked
package io.baton.generator.check;

import org.jspecify.annotations.NullMarked;
