/** Where everything stands in the picture: bounds, waypoints and labels. */
@NullMarked
package io.baton.generator.layout;

import org.jspecify.annotations.NullMarked;
