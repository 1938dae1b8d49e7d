/** The settings of the calls to fulfillment systems. */
@NullMarked
package io.baton.system.settings;

import org.jspecify.annotations.NullMarked;
