@NullMarked
package io.baton.benchmark.policy;

import org.jspecify.annotations.NullMarked;
