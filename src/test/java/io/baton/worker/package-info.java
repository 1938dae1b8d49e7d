/** Tests of the workers' parts. */
@NullMarked
package io.baton.worker;

import org.jspecify.annotations.NullMarked;
