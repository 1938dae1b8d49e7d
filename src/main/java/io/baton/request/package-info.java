/** What a shop asks for over HTTP: to start an order, to cancel it, to be told where it stands. */
@NullMarked
package io.baton.request;

import org.jspecify.annotations.NullMarked;
