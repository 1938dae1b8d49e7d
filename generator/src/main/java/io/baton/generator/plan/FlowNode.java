package io.baton.generator.plan;

import io.baton.generator.plan.ProcessPlan.Scope;
import java.util.List;

/** A node of the flow graph: one BPMN flow node that the engine knows. */
public sealed interface FlowNode {

  /** The element id: ASCII, an XML NCName. */
  String id();

  /** The label, in the analyst's words; may be of any script. */
  String name();

  /** What the element stands for and where it comes from; empty for none. */
  String documentation();

  /** One input or output mapping: {@code source} is FEEL with leading {@code =}. */
  record Mapping(String source, String target) {}

  /** A none or message start event. {@code message} is empty for a none start event. */
  record StartEvent(
      String id, String name, String documentation, String message, List<Mapping> outputs)
      implements FlowNode {
    public StartEvent {
      outputs = List.copyOf(outputs);
    }
  }

  /** How an end event ends. */
  sealed interface Ending {
    /** The token ends, others go on. */
    record None() implements Ending {}

    /** The scope ends with all its tokens. */
    record Terminate() implements Ending {}

    /** Throws a BPMN error; {@code code} is FEEL with leading {@code =}, or a plain code. */
    record BpmnError(String code) implements Ending {}
  }

  /**
   * An end event.
   *
   * @param listener job type of an end execution listener of the event, empty for none
   */
  record EndEvent(
      String id,
      String name,
      String documentation,
      Ending ending,
      List<Mapping> outputs,
      String listener)
      implements FlowNode {
    public EndEvent {
      outputs = List.copyOf(outputs);
    }
  }

  /** One key and value that a job carries as a custom header. */
  record Header(String key, String value) {}

  /**
   * Parallel multi-instance: one instance per element of a collection.
   *
   * @param collection FEEL with leading {@code =}
   * @param element the variable that holds the instance's element
   * @param result what each instance makes, FEEL with leading {@code =}
   * @param results the variable that holds all results, as a list
   */
  record MultiInstance(String collection, String element, String result, String results) {}

  /**
   * A service task, worked by a job worker.
   *
   * @param multiInstance empty list for a single instance, else exactly one
   */
  record ServiceTask(
      String id,
      String name,
      String documentation,
      TaskKind kind,
      List<Header> headers,
      List<Mapping> inputs,
      List<Mapping> outputs,
      List<MultiInstance> multiInstance)
      implements FlowNode {
    public ServiceTask {
      headers = List.copyOf(headers);
      inputs = List.copyOf(inputs);
      outputs = List.copyOf(outputs);
      multiInstance = List.copyOf(multiInstance);
    }
  }

  /** Waits for a message; {@code correlationKey} is FEEL with leading {@code =}. */
  record ReceiveTask(
      String id,
      String name,
      String documentation,
      String message,
      String correlationKey,
      List<Mapping> outputs)
      implements FlowNode {
    public ReceiveTask {
      outputs = List.copyOf(outputs);
    }
  }

  /** Waits for a time; {@code duration} is an ISO 8601 duration such as {@code PT1S}. */
  record TimerEvent(
      String id, String name, String documentation, String duration, List<Mapping> outputs)
      implements FlowNode {
    public TimerEvent {
      outputs = List.copyOf(outputs);
    }
  }

  /** A Camunda user task with the form {@link TaskKind#DECISION_FORM}. */
  record UserTask(String id, String name, String documentation, List<Mapping> outputs)
      implements FlowNode {
    public UserTask {
      outputs = List.copyOf(outputs);
    }
  }

  /** Which gateway. */
  enum GatewayKind {
    EXCLUSIVE,
    INCLUSIVE
  }

  /** A gateway; its default flow is the one that says so. */
  record Gateway(String id, String name, String documentation, GatewayKind kind)
      implements FlowNode {}

  /**
   * Calls another process.
   *
   * @param processId FEEL with leading {@code =}; only the mapped variables go in and come out
   */
  record CallActivity(
      String id,
      String name,
      String documentation,
      String processId,
      List<Mapping> inputs,
      List<Mapping> outputs)
      implements FlowNode {
    public CallActivity {
      inputs = List.copyOf(inputs);
      outputs = List.copyOf(outputs);
    }
  }

  /** An expanded embedded sub-process. */
  record SubProcess(
      String id, String name, String documentation, Scope scope, List<Mapping> outputs)
      implements FlowNode {
    public SubProcess {
      outputs = List.copyOf(outputs);
    }
  }

  /** What an interrupting boundary event waits for. */
  sealed interface Trigger {
    /** A BPMN error with that code; an empty code catches every error that no other one does. */
    record BpmnError(String code) implements Trigger {}

    /** A date; {@code date} is FEEL with leading {@code =}. */
    record Timer(String date) implements Trigger {}

    /** A message; {@code correlationKey} is FEEL with leading {@code =}. */
    record Message(String name, String correlationKey) implements Trigger {}
  }

  /** An interrupting boundary event. */
  record BoundaryEvent(
      String id,
      String name,
      String documentation,
      String attachedTo,
      Trigger trigger,
      List<Mapping> outputs)
      implements FlowNode {
    public BoundaryEvent {
      outputs = List.copyOf(outputs);
    }
  }
}
