/** The intake: takes what systems report, keeps it, and delivers it to the orders' processes. */
@NullMarked
package io.baton.feedback;

import org.jspecify.annotations.NullMarked;
