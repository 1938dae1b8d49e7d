package io.baton.generator.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.layout.ProcessPicture.Bounds;
import io.baton.generator.plan.FlowNode;
import io.baton.generator.plan.FlowNode.SubProcess;
import io.baton.generator.plan.PlannedPolicy;
import io.baton.generator.plan.ProcessPlan;
import io.baton.generator.plan.ProcessPlan.Scope;
import io.baton.generator.plan.ProcessPlan.SequenceFlow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One row more in a policy changes no id of what was there, and moves little of the picture. */
class SmallChangesTest {
  private static final Path POLICIES = Path.of("..", "policies");

  /** Moves of fewer pixels than this are not seen. */
  private static final int UNSEEN = 10;

  private static final double MOST_MOVED = 0.2;
  private static final double MOST_SWAPPED = 0.1;

  @ParameterizedTest
  @ValueSource(strings = {"retail", "cross-border", "cold-chain"})
  void aRowMoreChangesNoIdOfWhatWasThere(String businessType) throws IOException {
    EditedPolicy policy = read(businessType);
    Set<String> before = ids(plan(businessType, policy));
    for (EditedPolicy edited : everyEdit(policy)) {
      assertThat(ids(plan(businessType, edited))).containsAll(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"retail", "cross-border", "cold-chain"})
  void aRowMoreMovesLittleOfThePicture(String businessType) throws IOException {
    EditedPolicy policy = read(businessType);
    ProcessPlan plan = plan(businessType, policy);
    ProcessPicture before = ProcessLayout.of(plan);
    List<Moves> all = new ArrayList<>();
    List<EditedPolicy> edits = everyEdit(policy);
    // A tenth of the edits: a picture takes much longer than a plan.
    for (int i = 0; i < edits.size(); i += 10) {
      ProcessPicture after = ProcessLayout.of(plan(businessType, edits.get(i)));
      all.add(Moves.between(flows(plan.scope()), before, after));
    }
    double moved = all.stream().mapToDouble(Moves::share).average().orElseThrow();
    double far = all.stream().mapToDouble(Moves::distance).average().orElseThrow();
    double swapped = all.stream().mapToDouble(Moves::swapped).average().orElseThrow();
    System.out.printf(
        Locale.ROOT,
        "%s: %d edits; %.1f %% of the flows lead elsewhere, by %.0f px; %.1f %% of the pairs swapped%n",
        businessType,
        all.size(),
        100 * moved,
        far,
        100 * swapped);
    assertThat(moved).as("share of flows whose ends moved apart").isLessThan(MOST_MOVED);
    assertThat(swapped).as("share of pairs that swapped sides").isLessThan(MOST_SWAPPED);
  }

  /**
   * What is different between two pictures.
   *
   * @param share of the flows in both pictures whose target stands elsewhere, seen from the source
   * @param distance that these have moved, on average
   * @param swapped share of the pairs of shapes of which one has come to the other side
   */
  private record Moves(double share, double distance, double swapped) {
    static Moves between(List<SequenceFlow> flows, ProcessPicture before, ProcessPicture after) {
      List<Integer> moves = new ArrayList<>();
      for (SequenceFlow flow : flows) {
        Bounds source = moved(flow.source(), before, after);
        Bounds target = moved(flow.target(), before, after);
        moves.add(Math.abs(target.x() - source.x()) + Math.abs(target.y() - source.y()));
      }
      List<Integer> seen = moves.stream().filter(move -> move >= UNSEEN).toList();
      return new Moves(
          (double) seen.size() / moves.size(),
          seen.stream().mapToInt(move -> move).average().orElse(0),
          swapped(before, after));
    }

    private static double swapped(ProcessPicture before, ProcessPicture after) {
      List<String> ids = List.copyOf(before.shapes().keySet());
      int swapped = 0;
      for (int i = 0; i < ids.size(); i++) {
        for (int j = 0; j < i; j++) {
          Bounds a = shape(before, ids.get(i));
          Bounds b = shape(before, ids.get(j));
          Bounds c = shape(after, ids.get(i));
          Bounds d = shape(after, ids.get(j));
          boolean isSwapped =
              (a.right() <= b.x() && d.right() <= c.x())
                  || (b.right() <= a.x() && c.right() <= d.x())
                  || (a.bottom() <= b.y() && d.bottom() <= c.y())
                  || (b.bottom() <= a.y() && c.bottom() <= d.y());
          swapped += isSwapped ? 1 : 0;
        }
      }
      return 2.0 * swapped / ids.size() / (ids.size() - 1);
    }

    /** How far a shape's center has moved, as a rectangle without size. */
    private static Bounds moved(String id, ProcessPicture before, ProcessPicture after) {
      Bounds from = shape(before, id);
      Bounds to = shape(after, id);
      return new Bounds(to.centerX() - from.centerX(), to.centerY() - from.centerY(), 0, 0);
    }

    private static Bounds shape(ProcessPicture picture, String id) {
      return Objects.requireNonNull(picture.shapes().get(id), id);
    }
  }

  /**
   * After each row of {@code steps}: a status more that triggers nobody, one that triggers a system
   * more, and one of a node more; the row of the system or node also comes at each place.
   */
  private static List<EditedPolicy> everyEdit(EditedPolicy policy) {
    Map<String, String> status = step("\"inspected\"", "", "");
    Map<String, String> trigger = step("\"inspected\"", "\"inspection\"", "");
    Map<String, String> node = step("\"inspected\"", "", "\"inspection yard\"");
    Map<String, String> handled = Map.of("node", "\"inspection yard\"", "proceed", "\"resume\"");
    Map<String, String> system = Map.of("system", "\"inspection\"", "answers", "\"reply\"");
    List<EditedPolicy> edits = new ArrayList<>();
    for (int row : places(policy, "steps")) {
      edits.add(policy.with("steps", row, status));
      edits.add(policy.with("steps", row, trigger).with("systems", 0, system));
      edits.add(policy.with("steps", row, node).with("exceptions", 0, handled));
    }
    for (int row : places(policy, "systems")) {
      edits.add(policy.with("steps", 1, trigger).with("systems", row, system));
    }
    for (int row : places(policy, "exceptions")) {
      edits.add(policy.with("steps", 1, node).with("exceptions", row, handled));
    }
    return edits;
  }

  private static int[] places(EditedPolicy policy, String table) {
    return IntStream.rangeClosed(0, policy.rows(table)).toArray();
  }

  private static Map<String, String> step(String status, String trigger, String node) {
    return Map.of(
        "feedback.system", "\"request\"",
        "feedback.status", status,
        "trigger", trigger,
        "node", node);
  }

  private static EditedPolicy read(String businessType) throws IOException {
    return new EditedPolicy(Files.readString(POLICIES.resolve(businessType + ".dmn")));
  }

  private static ProcessPlan plan(String businessType, EditedPolicy policy) {
    return PlannedPolicy.of(businessType, policy.xml()).orElseThrow();
  }

  private static Set<String> ids(ProcessPlan plan) {
    Set<String> ids = new LinkedHashSet<>();
    nodes(plan.scope()).forEach(node -> ids.add(node.getClass().getSimpleName() + " " + node.id()));
    flows(plan.scope())
        .forEach(f -> ids.add("flow %s from %s to %s".formatted(f.id(), f.source(), f.target())));
    return ids;
  }

  private static List<FlowNode> nodes(Scope scope) {
    List<FlowNode> nodes = new ArrayList<>();
    for (FlowNode node : scope.nodes()) {
      nodes.add(node);
      if (node instanceof SubProcess inner) {
        nodes.addAll(nodes(inner.scope()));
      }
    }
    return nodes;
  }

  private static List<SequenceFlow> flows(Scope scope) {
    List<SequenceFlow> flows = new ArrayList<>(scope.flows());
    for (FlowNode node : scope.nodes()) {
      if (node instanceof SubProcess inner) {
        flows.addAll(flows(inner.scope()));
      }
    }
    return flows;
  }
}
