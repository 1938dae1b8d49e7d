@NullMarked
package io.baton.benchmark;

import org.jspecify.annotations.NullMarked;
