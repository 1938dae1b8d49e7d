/** The process as a picture that needs no BPMN tool: SVG, and PNG made from it. */
@NullMarked
package io.baton.generator.draw;

import org.jspecify.annotations.NullMarked;
