@NullMarked
package io.baton.benchmark.records;

import org.jspecify.annotations.NullMarked;
