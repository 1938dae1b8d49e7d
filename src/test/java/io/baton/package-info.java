/** Tests of the application as a whole, and what they share. */
@NullMarked
package io.baton;

import org.jspecify.annotations.NullMarked;
