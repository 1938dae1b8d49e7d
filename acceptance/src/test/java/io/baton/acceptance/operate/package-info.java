/** An operator's day: Operate and Tasklist of a real Camunda, in a real browser. */
@NullMarked
package io.baton.acceptance.operate;

import org.jspecify.annotations.NullMarked;
