@NullMarked
package io.baton.benchmark.shape;

import org.jspecify.annotations.NullMarked;
