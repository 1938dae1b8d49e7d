package io.baton.generator.draw;

import io.baton.generator.plan.FlowNode;
import io.baton.generator.plan.FlowNode.BoundaryEvent;
import io.baton.generator.plan.FlowNode.EndEvent;
import io.baton.generator.plan.FlowNode.Ending;
import io.baton.generator.plan.FlowNode.Trigger;

/**
 * The colours that something is drawn with.
 *
 * @param line of the border or the flow
 * @param extraWidth by which all lines are wider than usual, in pixels
 */
record Ink(String line, String fill, String text, int extraWidth) {
  static final String PAPER = "#ffffff";
  static final String TEXT = "#1c2733";

  /** The colour of what an order has passed. */
  static final String STRONG = "#0b57c4";

  private static final String DARK = "#34424f";

  private static final Ink PASSED = new Ink(STRONG, "#dce9ff", "#0a2a5c", 2);
  private static final Ink PALE = new Ink("#c9d0d7", PAPER, "#98a3ae", 0);

  /** The ink of a node in a picture into which nothing is painted. */
  static Ink of(FlowNode node) {
    return switch (node) {
      case FlowNode.StartEvent e -> plain("#1b7a43", "#e9f7ee");
      case EndEvent e when e.ending() instanceof Ending.BpmnError -> plain("#b3261e", "#fdeceb");
      case EndEvent e -> plain(DARK, "#eef1f4");
      case BoundaryEvent e when e.trigger() instanceof Trigger.BpmnError ->
          plain("#b3261e", "#fdeceb");
      case BoundaryEvent e -> plain(DARK, PAPER);
      case FlowNode.TimerEvent e -> plain(DARK, PAPER);
      case FlowNode.Gateway g -> plain("#80640f", "#fff8e3");
      case FlowNode.SubProcess s -> plain("#5f6f7e", "#fafbfc");
      case FlowNode.ServiceTask t -> plain(DARK, PAPER);
      case FlowNode.ReceiveTask t -> plain(DARK, PAPER);
      case FlowNode.UserTask t -> plain(DARK, PAPER);
      case FlowNode.CallActivity c -> plain(DARK, PAPER);
    };
  }

  static Ink ofFlow() {
    return plain("#4c5a68", PAPER);
  }

  private static Ink plain(String line, String fill) {
    return new Ink(line, fill, TEXT, 0);
  }

  /** The same thing where an order is painted, which has passed it or not. */
  static Ink painted(boolean isPassed, boolean isFrame) {
    Ink ink = isPassed ? PASSED : PALE;
    // All that is in a frame stands on it: it stays as light as the paper.
    return isFrame ? new Ink(ink.line(), "#fbfcfd", ink.text(), ink.extraWidth()) : ink;
  }

  boolean isPale() {
    return equals(PALE);
  }
}
