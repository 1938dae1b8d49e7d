/** Tests of the calls of systems. */
@NullMarked
package io.baton.system;

import org.jspecify.annotations.NullMarked;
