@NullMarked
package io.baton.benchmark.order;

import org.jspecify.annotations.NullMarked;
