/** Tests of the demo. */
@NullMarked
package io.baton.demo;

import org.jspecify.annotations.NullMarked;
