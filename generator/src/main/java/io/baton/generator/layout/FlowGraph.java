package io.baton.generator.layout;

import io.baton.generator.plan.ProcessPlan.SequenceFlow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The flows of one part of the picture, sorted by how they are drawn.
 *
 * @param forward what determines who stands right of whom; without cycles
 * @param jumps flows back, and those beside the normal path that lead where the forward flows lead
 *     anyway, but for those of boundary events: drawn along the part's lower border, out of the
 *     story's way
 */
record FlowGraph(List<SequenceFlow> forward, List<SequenceFlow> jumps) {

  /**
   * @param nodes ids in reading order of all that is placed
   * @param flows between these
   * @param boundaryEvents ids
   * @param host from the id of a flow's source to the node that it is placed with: itself, what its
   *     boundary event is attached to, or the first of its pair
   */
  static FlowGraph of(
      List<String> nodes,
      List<SequenceFlow> flows,
      Set<String> boundaryEvents,
      UnaryOperator<String> host) {
    Map<String, List<SequenceFlow>> leaving = new LinkedHashMap<>();
    for (String node : nodes) {
      leaving.put(node, new ArrayList<>());
    }
    for (SequenceFlow flow : flows) {
      outgoing(leaving, host.apply(flow.source())).add(flow);
    }
    Set<SequenceFlow> back = back(nodes, flows, leaving);
    leaving.values().forEach(out -> out.removeAll(back));
    List<SequenceFlow> forward = new ArrayList<>();
    List<SequenceFlow> jumps = new ArrayList<>();
    for (SequenceFlow flow : flows) {
      boolean isBeside = !flow.isNormalPath() && !boundaryEvents.contains(flow.source());
      boolean isJump =
          back.contains(flow)
              || (isBeside && isShortcut(host.apply(flow.source()), flow.target(), leaving));
      (isJump ? jumps : forward).add(flow);
    }
    return new FlowGraph(forward, jumps);
  }

  private static List<SequenceFlow> outgoing(Map<String, List<SequenceFlow>> leaving, String node) {
    return leaving.getOrDefault(node, List.of());
  }

  /** The flows that close a cycle when one walks the normal path first. */
  private static Set<SequenceFlow> back(
      List<String> nodes, List<SequenceFlow> flows, Map<String, List<SequenceFlow>> leaving) {
    Map<String, List<SequenceFlow>> ordered = new HashMap<>();
    leaving.forEach(
        (node, out) ->
            ordered.put(
                node, out.stream().sorted(Comparator.comparing(f -> !f.isNormalPath())).toList()));
    Set<String> entered = new HashSet<>(flows.stream().map(SequenceFlow::target).toList());
    Set<SequenceFlow> back = new HashSet<>();
    Map<String, Boolean> finished = new HashMap<>();
    nodes.stream().filter(n -> !entered.contains(n)).forEach(n -> walk(n, ordered, finished, back));
    nodes.forEach(n -> walk(n, ordered, finished, back));
    return back;
  }

  private static void walk(
      String node,
      Map<String, List<SequenceFlow>> leaving,
      Map<String, Boolean> finished,
      Set<SequenceFlow> back) {
    if (finished.containsKey(node)) {
      return;
    }
    finished.put(node, false);
    for (SequenceFlow flow : outgoing(leaving, node)) {
      if (Boolean.FALSE.equals(finished.get(flow.target()))) {
        back.add(flow);
      } else {
        walk(flow.target(), leaving, finished, back);
      }
    }
    finished.put(node, true);
  }

  /** Whether there is a way from source to target over another node. */
  private static boolean isShortcut(
      String source, String target, Map<String, List<SequenceFlow>> leaving) {
    Deque<String> open = new ArrayDeque<>();
    Set<String> seen = new HashSet<>();
    for (SequenceFlow flow : outgoing(leaving, source)) {
      if (!flow.target().equals(target) && seen.add(flow.target())) {
        open.add(flow.target());
      }
    }
    while (!open.isEmpty()) {
      for (SequenceFlow flow : outgoing(leaving, open.remove())) {
        if (flow.target().equals(target)) {
          return true;
        }
        if (seen.add(flow.target())) {
          open.add(flow.target());
        }
      }
    }
    return false;
  }
}
