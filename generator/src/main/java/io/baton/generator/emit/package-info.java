/** From the flow graph and its picture to BPMN XML. */
@NullMarked
package io.baton.generator.emit;

import org.jspecify.annotations.NullMarked;
