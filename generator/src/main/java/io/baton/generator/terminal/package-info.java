/** What commands print: colours where a terminal shows them, tables in its columns. */
@NullMarked
package io.baton.generator.terminal;

import org.jspecify.annotations.NullMarked;
