package io.baton.generator.layout;

import io.baton.generator.plan.ProcessPlan;

/**
 * Draws a process: everything that goes right from left to right, the handling of exceptions below
 * the sub-process that it belongs to.
 *
 * <p>The same plan always gives the same picture, whatever fonts the machine has.
 */
public final class ProcessLayout {
  /** Distance of the picture from the canvas's upper and left border. */
  private static final int MARGIN = 40;

  private ProcessLayout() {}

  /** The picture of a plan, complete for every node and flow of every scope. */
  public static ProcessPicture of(ProcessPlan plan) {
    Drawing drawing = ScopeLayout.of(plan.scope());
    drawing.moveTo(MARGIN, MARGIN);
    return drawing.picture();
  }
}
