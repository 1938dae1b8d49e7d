/** The job workers: what the processes ask the application to do. */
@NullMarked
package io.baton.worker;

import org.jspecify.annotations.NullMarked;
