/** Tests of the intake's parts. */
@NullMarked
package io.baton.feedback;

import org.jspecify.annotations.NullMarked;
