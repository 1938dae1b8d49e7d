package io.baton.generator.layout;

import io.baton.generator.layout.NodeBlock.Room;
import io.baton.generator.plan.FlowNode;
import io.baton.generator.plan.FlowNode.Gateway;
import io.baton.generator.plan.ProcessPlan.SequenceFlow;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The private ends that a gateway carries, one above and one below itself. */
record Hanging(Optional<PrivateEnd> above, Optional<PrivateEnd> below) {
  static final Hanging NONE = new Hanging(Optional.empty(), Optional.empty());

  /**
   * Chooses them: errors hang below, others above, where the node's loops leave room. One flow at
   * least leads on to the right.
   *
   * @param forward the node's flows that are no loops
   */
  static Hanging of(
      FlowNode node,
      Room loops,
      List<FlowNode> nodes,
      List<SequenceFlow> flows,
      List<SequenceFlow> forward) {
    if (!(node instanceof Gateway)) {
      return NONE;
    }
    List<PrivateEnd> ends = PrivateEnd.of(node.id(), nodes, flows).toList();
    boolean roomAbove = loops.above() == 0;
    boolean roomBelow = loops.below() == 0;
    Optional<PrivateEnd> error = ends.stream().filter(PrivateEnd::isError).findFirst();
    Optional<PrivateEnd> other =
        ends.stream().filter(e -> !e.isError() && e.second().isEmpty()).findFirst();
    Optional<PrivateEnd> below = error.filter(e -> roomBelow);
    Optional<PrivateEnd> above = other.filter(e -> roomAbove);
    if (below.isEmpty() && above.isEmpty()) {
      below = other.filter(e -> roomBelow);
    }
    long hanging = Stream.of(above, below).flatMap(Optional::stream).count();
    if (hanging > 0 && hanging == forward.size()) {
      return above.isPresent() && below.isPresent() ? new Hanging(Optional.empty(), below) : NONE;
    }
    return new Hanging(above, below);
  }

  Stream<PrivateEnd> ends() {
    return Stream.of(above, below).flatMap(Optional::stream);
  }
}
