package io.baton.generator.layout;

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
   * Chooses them: errors hang below, others above, where no way back takes the room. One flow at
   * least leads on to the right.
   *
   * @param pair in which the node is the second
   * @param forward the node's flows that are no ways back
   */
  static Hanging of(
      FlowNode node,
      Optional<Pair> pair,
      List<FlowNode> nodes,
      List<SequenceFlow> flows,
      List<SequenceFlow> forward) {
    if (!(node instanceof Gateway) || pair.filter(Pair::hasWayBelow).isPresent()) {
      return NONE;
    }
    List<PrivateEnd> ends =
        PrivateEnd.of(node.id(), nodes, flows)
            .filter(end -> end.second().isEmpty() || pair.isPresent())
            .toList();
    Optional<PrivateEnd> error = ends.stream().filter(PrivateEnd::isError).findFirst();
    Optional<PrivateEnd> other =
        ends.stream().filter(e -> !e.isError() && e.second().isEmpty()).findFirst();
    Optional<PrivateEnd> above = other.filter(e -> pair.filter(Pair::hasArcs).isEmpty());
    Optional<PrivateEnd> below = error.or(() -> above.isEmpty() ? other : Optional.empty());
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
