/** What the application knows of an order. */
@NullMarked
package io.baton.order;

import org.jspecify.annotations.NullMarked;
