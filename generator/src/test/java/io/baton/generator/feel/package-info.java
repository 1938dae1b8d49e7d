@NullMarked
package io.baton.generator.feel;

import org.jspecify.annotations.NullMarked;
