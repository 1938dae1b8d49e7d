/** What people see of the application while it runs: meters, traces, the context of log lines. */
@NullMarked
package io.baton.observe;

import org.jspecify.annotations.NullMarked;
