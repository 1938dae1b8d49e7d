package io.baton.generator.draw;

import io.baton.generator.layout.ProcessPicture;
import io.baton.generator.layout.ProcessPicture.Bounds;
import io.baton.generator.layout.ProcessPicture.Point;
import io.baton.generator.plan.FlowNode;
import io.baton.generator.plan.FlowNode.BoundaryEvent;
import io.baton.generator.plan.FlowNode.SubProcess;
import io.baton.generator.plan.Passage.Stop;
import io.baton.generator.plan.ProcessPlan;
import io.baton.generator.plan.ProcessPlan.Scope;
import io.baton.generator.plan.ProcessPlan.SequenceFlow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Draws a process as SVG: what Modeler shows, with the same coordinates, and with the documentation
 * of each element under the pointer.
 */
public final class ProcessDrawing {
  private static final int MARGIN = 40;

  /** A picture may be narrower than its name. */
  private static final int LEAST_WIDTH = 480;

  private static final String FONTS = "Arial, Helvetica, 'Liberation Sans', sans-serif";

  private final ProcessPlan plan;
  private final ProcessPicture picture;
  private final Optional<Painting> painting;
  private final Set<String> passed;
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Svg svg = new Svg();

  private ProcessDrawing(ProcessPlan plan, ProcessPicture picture, Optional<Painting> painting) {
    this.plan = plan;
    this.picture = picture;
    this.painting = painting;
    this.passed = painting.<Set<String>>map(p -> p.passage().elements()).orElse(Set.of());
    name(plan.scope());
  }

  /**
   * Draws it; the same plan and picture always give the same text.
   *
   * @param painting empty for the process alone
   */
  public static SvgPicture svg(
      ProcessPlan plan, ProcessPicture picture, Optional<Painting> painting) {
    return new ProcessDrawing(plan, picture, painting).draw();
  }

  private void name(Scope scope) {
    for (FlowNode node : scope.nodes()) {
      names.put(node.id(), node.name());
      if (node instanceof SubProcess subProcess) {
        name(subProcess.scope());
      }
    }
  }

  private SvgPicture draw() {
    Bounds extent = extent();
    Heading heading = new Heading(plan.name(), painting, extent.x(), extent.width());
    int left = extent.x() - MARGIN;
    int top = extent.y() - MARGIN - heading.height();
    int width = extent.width() + 2 * MARGIN;
    int height = extent.bottom() + MARGIN - top;
    svg.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "%d %d %d %d".formatted(left, top, width, height),
        "width",
        width,
        "height",
        height,
        "font-family",
        FONTS,
        "fill",
        Ink.TEXT);
    svg.text("title", plan.name());
    svg.text("desc", plan.documentation());
    svg.empty("rect", "x", left, "y", top, "width", width, "height", height, "fill", Ink.PAPER);
    heading.draw(svg, top + MARGIN - 14);
    draw(plan.scope());
    svg.close();
    return new SvgPicture(svg.toString(), width, height);
  }

  /** The smallest rectangle around everything, wide enough for a heading. */
  private Bounds extent() {
    List<Bounds> all = new ArrayList<>();
    all.addAll(picture.shapes().values());
    all.addAll(picture.labels().values());
    picture.edges().values().stream()
        .flatMap(Collection::stream)
        .forEach(p -> all.add(new Bounds(p.x(), p.y(), 0, 0)));
    int left = all.stream().mapToInt(Bounds::x).min().orElse(0);
    int top = all.stream().mapToInt(Bounds::y).min().orElse(0);
    int right = all.stream().mapToInt(Bounds::right).max().orElse(0);
    int bottom = all.stream().mapToInt(Bounds::bottom).max().orElse(0);
    return new Bounds(left, top, Math.max(right - left, LEAST_WIDTH), bottom - top);
  }

  /** Flows lie over the frames and under everything else; what was passed lies on top. */
  private void draw(Scope scope) {
    scope.nodes().stream().filter(SubProcess.class::isInstance).forEach(this::draw);
    scope.flows().stream().filter(flow -> !passed.contains(flow.id())).forEach(this::draw);
    scope.flows().stream().filter(flow -> passed.contains(flow.id())).forEach(this::draw);
    scope.nodes().stream()
        .filter(node -> !(node instanceof SubProcess) && !(node instanceof BoundaryEvent))
        .forEach(this::draw);
    scope.nodes().stream().filter(BoundaryEvent.class::isInstance).forEach(this::draw);
  }

  private void draw(FlowNode node) {
    Bounds bounds = found(picture.shapes(), node.id());
    Ink ink =
        painting
            .map(p -> Ink.painted(passed.contains(node.id()), node instanceof SubProcess))
            .orElseGet(() -> Ink.of(node));
    open(node.id(), Stream.of(node.name(), node.documentation()));
    new NodeDrawing(svg, ink).draw(node, bounds);
    Lettering lettering = new Lettering(svg, ink);
    Bounds label = picture.labels().get(node.id());
    if (label != null) {
      lettering.beside(node.name(), label);
    } else if (node instanceof SubProcess) {
      lettering.inFrame(node.name(), bounds);
    } else {
      lettering.inTask(node.name(), bounds);
    }
    String numbers = numbers(node.id());
    if (!numbers.isEmpty()) {
      Badge.draw(svg, numbers, bounds.right() - 4, bounds.y() + 2);
    }
    if (node instanceof SubProcess subProcess) {
      draw(subProcess.scope());
    }
    svg.close();
  }

  /** Which of the reports were heard there. */
  private String numbers(String id) {
    List<Stop> stops = painting.map(p -> p.passage().stops()).orElse(List.of());
    return IntStream.range(0, stops.size())
        .filter(i -> stops.get(i).heardAt().equals(id))
        .mapToObj(i -> String.valueOf(i + 1))
        .collect(Collectors.joining(", "));
  }

  private void draw(SequenceFlow flow) {
    Ink ink =
        painting.map(p -> Ink.painted(passed.contains(flow.id()), false)).orElseGet(Ink::ofFlow);
    String ends = "%s → %s".formatted(names.get(flow.source()), names.get(flow.target()));
    open(flow.id(), Stream.of(flow.name(), ends));
    List<Point> points = found(picture.edges(), flow.id());
    new FlowDrawing(svg, ink).draw(points, flow.isDefault());
    Bounds label = picture.labels().get(flow.id());
    if (label != null) {
      new Lettering(svg, ink).beside(flow.name(), label);
    }
    svg.close();
  }

  private void open(String id, Stream<String> words) {
    svg.open("g", "id", id);
    svg.text("title", words.filter(text -> !text.isBlank()).collect(Collectors.joining("\n")));
  }

  private static <T> T found(Map<String, T> part, String id) {
    return Objects.requireNonNull(part.get(id), () -> "the picture does not show '" + id + "'");
  }
}
