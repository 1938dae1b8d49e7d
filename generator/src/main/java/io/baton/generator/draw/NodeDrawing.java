package io.baton.generator.draw;

import io.baton.generator.layout.ProcessPicture.Bounds;
import io.baton.generator.plan.FlowNode;
import io.baton.generator.plan.FlowNode.BoundaryEvent;
import io.baton.generator.plan.FlowNode.EndEvent;
import io.baton.generator.plan.FlowNode.Ending;
import io.baton.generator.plan.FlowNode.StartEvent;
import io.baton.generator.plan.FlowNode.Trigger;
import io.baton.generator.plan.TaskKind;
import io.baton.generator.template.TaskTemplate;

/** Draws the shape of a node with its sign, as Modeler does. */
record NodeDrawing(Svg svg, Ink ink) {

  void draw(FlowNode node, Bounds bounds) {
    Signs signs = new Signs(svg, ink);
    int x = bounds.centerX();
    int y = bounds.centerY();
    switch (node) {
      case StartEvent event -> {
        ring(bounds, 0, 2);
        if (!event.message().isEmpty()) {
          signs.message(x, y);
        }
      }
      case EndEvent event -> {
        ring(bounds, 1, 4);
        switch (event.ending()) {
          case Ending.None none -> {}
          case Ending.Terminate terminate -> signs.terminate(x, y);
          case Ending.BpmnError error -> signs.error(x, y, true);
        }
      }
      case FlowNode.TimerEvent event -> {
        doubleRing(bounds);
        signs.timer(x, y);
      }
      case BoundaryEvent event -> {
        doubleRing(bounds);
        switch (event.trigger()) {
          case Trigger.BpmnError error -> signs.error(x, y, false);
          case Trigger.Timer timer -> signs.timer(x, y);
          case Trigger.Message message -> signs.message(x, y);
        }
      }
      case FlowNode.Gateway gateway -> {
        diamond(bounds);
        signs.gateway(gateway.kind(), x, y);
      }
      case FlowNode.ServiceTask task -> {
        rectangle(bounds, 2);
        signs.template(TaskTemplate.of(task.kind()), bounds);
        if (!task.multiInstance().isEmpty()) {
          signs.multiInstance(bounds);
        }
      }
      case FlowNode.ReceiveTask task -> {
        rectangle(bounds, 2);
        signs.receives(bounds);
      }
      case FlowNode.UserTask task -> {
        rectangle(bounds, 2);
        signs.template(TaskTemplate.of(TaskKind.DECIDE), bounds);
      }
      case FlowNode.CallActivity call -> {
        rectangle(bounds, 5);
        signs.collapsed(bounds);
      }
      case FlowNode.SubProcess subProcess -> rectangle(bounds, 2);
    }
  }

  private void rectangle(Bounds bounds, int width) {
    svg.empty(
        "rect",
        "x",
        bounds.x(),
        "y",
        bounds.y(),
        "width",
        bounds.width(),
        "height",
        bounds.height(),
        "rx",
        10,
        "fill",
        ink.fill(),
        "stroke",
        ink.line(),
        "stroke-width",
        width + ink.extraWidth());
  }

  private void diamond(Bounds bounds) {
    svg.path(
        "M%d %dL%d %dL%d %dL%d %dz"
            .formatted(
                bounds.centerX(), bounds.y(),
                bounds.right(), bounds.centerY(),
                bounds.centerX(), bounds.bottom(),
                bounds.x(), bounds.centerY()),
        "fill",
        ink.fill(),
        "stroke",
        ink.line(),
        "stroke-width",
        2 + ink.extraWidth());
  }

  private void doubleRing(Bounds bounds) {
    ring(bounds, 0, 1.5);
    ring(bounds, 3, 1.5);
  }

  private void ring(Bounds bounds, int inset, double width) {
    svg.empty(
        "circle",
        "cx",
        bounds.centerX(),
        "cy",
        bounds.centerY(),
        "r",
        bounds.width() / 2 - inset,
        "fill",
        ink.fill(),
        "stroke",
        ink.line(),
        "stroke-width",
        width + ink.extraWidth() / 2.0);
  }
}
