/** How Camunda Modeler shows the tasks of a process: element templates with icons of their own. */
@NullMarked
package io.baton.generator.template;

import org.jspecify.annotations.NullMarked;
