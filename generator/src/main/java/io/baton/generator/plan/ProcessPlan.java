package io.baton.generator.plan;

import java.util.List;

/**
 * A process as a flow graph in BPMN terms, before it has a picture and before it is XML.
 *
 * <p>Element ids are allocated here, from the policy's own ids, so that an unchanged rule keeps its
 * element. All texts are as a reader should see them; expressions are FEEL with the leading {@code
 * =}.
 *
 * @param id the BPMN process id, such as {@code fulfillment-retail}
 * @param name what people call the process
 * @param documentation where the process comes from, one text for the whole process
 * @param scope everything that happens in the process
 * @param endListener job type of the process's end execution listener, or empty for none
 * @param statuses all that systems may report; empty: anything
 */
public record ProcessPlan(
    String id,
    String name,
    String documentation,
    Scope scope,
    String endListener,
    List<String> statuses) {
  public ProcessPlan {
    statuses = List.copyOf(statuses);
  }

  /**
   * What a process or a sub-process holds. Nodes come in reading order: a node is listed after the
   * nodes that lead to it, loops aside; a boundary event directly after the node it is attached to.
   */
  public record Scope(List<FlowNode> nodes, List<SequenceFlow> flows) {
    public Scope {
      nodes = List.copyOf(nodes);
      flows = List.copyOf(flows);
    }
  }

  /**
   * An arrow.
   *
   * @param name its label, empty for none
   * @param condition a FEEL expression with leading {@code =}, empty for an unconditional or
   *     default flow
   * @param isDefault whether it is the default flow of its source gateway
   * @param isNormalPath whether it belongs to the story as the analyst would tell it when all goes
   *     well: drawn straight, left to right
   */
  public record SequenceFlow(
      String id,
      String source,
      String target,
      String name,
      String condition,
      boolean isDefault,
      boolean isNormalPath) {}
}
