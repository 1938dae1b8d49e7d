/** The generator's command line. */
@NullMarked
package io.baton.generator.cli;

import org.jspecify.annotations.NullMarked;
