/** The application: workers, feedback intake, deployment. */
@NullMarked
package io.baton;

import org.jspecify.annotations.NullMarked;
