/** The policy told in sentences, for those who want to hear what their tables say. */
@NullMarked
package io.baton.generator.explain;

import org.jspecify.annotations.NullMarked;
