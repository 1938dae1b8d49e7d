/** Policies change while orders of them run, and applications are replaced. */
@NullMarked
package io.baton.acceptance.upgrade;

import org.jspecify.annotations.NullMarked;
