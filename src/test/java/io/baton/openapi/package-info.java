/** Whether the OpenAPI documents are true. */
@NullMarked
package io.baton.openapi;

import org.jspecify.annotations.NullMarked;
