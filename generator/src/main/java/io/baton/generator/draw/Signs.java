package io.baton.generator.draw;

import io.baton.generator.layout.ProcessPicture.Bounds;
import io.baton.generator.plan.FlowNode.GatewayKind;
import io.baton.generator.template.TaskTemplate;

/** The signs of BPMN that stand inside of shapes. */
record Signs(Svg svg, Ink ink) {

  /** An envelope, centred. */
  void message(int x, int y) {
    svg.path(
        "M%d %dh18v12h-18zl9 7 9-7".formatted(x - 9, y - 6),
        "fill",
        ink.fill(),
        "stroke",
        ink.line(),
        "stroke-width",
        1.5,
        "stroke-linejoin",
        "round");
  }

  /** A clock, centred. */
  void timer(int x, int y) {
    svg.empty(
        "circle",
        "cx",
        x,
        "cy",
        y,
        "r",
        10,
        "fill",
        ink.fill(),
        "stroke",
        ink.line(),
        "stroke-width",
        1.5);
    svg.path(
        "M%1$d %2$dv3m0 14v3m-10-10h3m14 0h3m-10-6v6l4 3".formatted(x, y - 10),
        "fill",
        "none",
        "stroke",
        ink.line(),
        "stroke-width",
        1.5,
        "stroke-linecap",
        "round");
  }

  /** A bolt of lightning, centred: filled where the error is thrown. */
  void error(int x, int y, boolean isThrown) {
    svg.path(
        "M%d %dl5-16 6 8 5-9-5 17-6-8z".formatted(x - 8, y + 9),
        "fill",
        isThrown ? ink.line() : ink.fill(),
        "stroke",
        ink.line(),
        "stroke-width",
        1.5,
        "stroke-linejoin",
        "round");
  }

  void terminate(int x, int y) {
    svg.empty("circle", "cx", x, "cy", y, "r", 10, "fill", ink.line());
  }

  void gateway(GatewayKind kind, int x, int y) {
    switch (kind) {
      case EXCLUSIVE ->
          svg.path(
              "M%d %dl14 16m0-16l-14 16".formatted(x - 7, y - 8),
              "fill",
              "none",
              "stroke",
              ink.line(),
              "stroke-width",
              4);
      case INCLUSIVE ->
          svg.empty(
              "circle",
              "cx",
              x,
              "cy",
              y,
              "r",
              12,
              "fill",
              "none",
              "stroke",
              ink.line(),
              "stroke-width",
              3);
    }
  }

  /** Three bars at the lower border: as many at once as there are elements. */
  void multiInstance(Bounds task) {
    svg.path(
        "M%d %dv11m5-11v11m5-11v11".formatted(task.centerX() - 5, task.bottom() - 15),
        "fill",
        "none",
        "stroke",
        ink.line(),
        "stroke-width",
        2.5);
  }

  /** A plus at the lower border: what is called can be looked into elsewhere. */
  void collapsed(Bounds task) {
    svg.path(
        "M%d %dh14v14h-14zm7 3v8m-4-4h8".formatted(task.centerX() - 7, task.bottom() - 18),
        "fill",
        "none",
        "stroke",
        ink.line(),
        "stroke-width",
        1.5);
  }

  void receives(Bounds task) {
    message(task.x() + 15, task.y() + 14);
  }

  /** The icon that Modeler shows for the element template. */
  void template(TaskTemplate template, Bounds task) {
    svg.open(
        "g",
        "transform",
        "translate(%d %d)".formatted(task.x() + 5, task.y() + 5),
        "opacity",
        ink.isPale() ? 0.3 : 1);
    svg.empty("rect", "width", 18, "height", 18, "rx", 3, "fill", template.colour());
    svg.path(template.sign(), "fill", Ink.PAPER);
    svg.close();
  }
}
