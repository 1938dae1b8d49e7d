/** The process as a flow graph in BPMN terms; element ids are allocated here. */
@NullMarked
package io.baton.generator.plan;

import org.jspecify.annotations.NullMarked;
