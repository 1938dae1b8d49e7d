/** Whatever is killed under running orders, each comes to its right end. */
@NullMarked
package io.baton.acceptance.crash;

import org.jspecify.annotations.NullMarked;
