/** Brings the generated processes into the engine. */
@NullMarked
package io.baton.deployment;

import org.jspecify.annotations.NullMarked;
