@NullMarked
package io.baton.observe;

import org.jspecify.annotations.NullMarked;
