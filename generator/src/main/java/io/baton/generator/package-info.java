/** The generator as one call: policies in, processes and diagnostics out. */
@NullMarked
package io.baton.generator;

import org.jspecify.annotations.NullMarked;
