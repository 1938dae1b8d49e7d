/** What the application says of itself: the OpenAPI documents. */
@NullMarked
package io.baton.openapi;

import org.jspecify.annotations.NullMarked;
