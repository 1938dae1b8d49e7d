package io.baton.generator.plan;

import static io.baton.generator.plan.FeelText.with;

import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentSystem;
import io.baton.generator.model.FulfillmentSystem.Answers;
import java.util.ArrayList;
import java.util.List;

/**
 * What a process remembers of a system: one variable under the system's id, a context.
 *
 * <p>Guards may read {@code triggered}, {@code status}, {@code result}, {@code node}, {@code
 * params}, {@code data}, {@code seen}, {@code times}. The rest is the process's own:
 *
 * <ul>
 *   <li>{@code events}: ids of the events that were acted upon, of a system that can repeat itself
 *   <li>{@code call}: number of the decision whose call is open, 0 for none
 *   <li>{@code again}: numbers of later decisions whose calls are open or wait, oldest first
 *   <li>{@code more}: whether calls wait behind the second call that was just taken
 *   <li>{@code causes}: why it was triggered, {@code {system, status, eventId?}} of the report, by
 *       the number of the decision; of the calls that are open and of the last one
 *   <li>{@code listen}: whether its feedback is listened to (also: will be, after the call)
 *   <li>{@code due}: when it becomes overdue, as text; null for never
 *   <li>{@code triggers}: the systems that its last report triggered
 *   <li>{@code next}: the flows that its gateway takes
 *   <li>{@code raised}: its abnormal status that is not handled yet, {@code {node, system, status}}
 *   <li>{@code end}: the outcome, if its report ended the order
 *   <li>{@code instructed}: whether an exception instructed it after it was last triggered
 *   <li>{@code instructions}: how often it got which instruction
 *   <li>{@code instruct}: the instruction of the exception that is being handled
 * </ul>
 *
 * Every value is written as a whole context, in the mapping that decides it: FEEL sees one
 * consistent state, and two systems that report at once write two variables.
 */
record SystemState(FulfillmentSystem system, boolean hasSecondCalls) {

  private static final String INITIAL =
      "{triggered: %s, status: null, result: null, node: null, params: null, data: {}, seen: [],"
          + " times: {}, call: %s, again: [], causes: %s, listen: %s, due: null, triggers: [], next: [],"
          + " raised: null, end: null, instructed: false, instructions: {}, instruct: null%s}";

  String id() {
    return system.id();
  }

  boolean isRequest() {
    return id().equals(FulfillmentPolicy.REQUEST);
  }

  boolean answersByFeedback() {
    return system.answers() == Answers.FEEDBACK;
  }

  /** Before it was ever triggered. */
  String initial() {
    return INITIAL.formatted("0", "0", "{}", "false", noEvents());
  }

  /** Triggered when the order starts. */
  String initiallyTriggered() {
    return INITIAL.formatted(
        "1",
        "1",
        onlyCause(Report.RECEIVED_CAUSE),
        Boolean.toString(answersByFeedback()),
        noEvents());
  }

  private String noEvents() {
    return remembersEvents() ? ", events: []" : "";
  }

  /**
   * Whether the process must remember the ids of its events. A system that replies to a single call
   * cannot repeat itself: the job completes once.
   */
  boolean remembersEvents() {
    return answersByFeedback() || hasSecondCalls;
  }

  /**
   * The state after a decision to trigger the system.
   *
   * @param cause what was reported, as an expression
   */
  String triggered(String cause) {
    String number = id() + ".triggered + 1";
    List<String> entries = new ArrayList<>(List.of("triggered: " + number, "instructed: false"));
    if (!hasSecondCalls) {
      entries.add("call: " + number);
      entries.add("causes: " + onlyCause(cause));
    } else {
      entries.add("call: if " + free() + " then " + number + " else " + id() + ".call");
      entries.add(
          "again: if "
              + free()
              + " then "
              + id()
              + ".again else append("
              + id()
              + ".again, "
              + number
              + ")");
      String open = "if " + hasNoCall() + " then {} else " + id() + ".causes";
      entries.add("causes: context put(" + open + ", string(" + number + "), " + cause + ")");
    }
    if (answersByFeedback()) {
      entries.add("listen: true");
    }
    return with(id(), entries);
  }

  /** Of a system that is triggered once. */
  private static String onlyCause(String cause) {
    return "{\"1\": " + cause + "}";
  }

  /**
   * Why it was triggered.
   *
   * @param number of the decision, as an expression
   */
  String cause(String number) {
    return "get value(" + id() + ".causes, string(" + number + "))";
  }

  /** Whether the main path of the system is free: no call there, nobody listening. */
  private String free() {
    return answersByFeedback() ? "not(" + id() + ".listen)" : id() + ".call = 0";
  }

  /**
   * The flows of a reporter's gateway that carry out its decision to trigger this system.
   *
   * @param listens whether this system is listened to once the decision is taken
   */
  List<String> flowsThatTrigger(String decided, String listens) {
    String isDecided = "if " + FeelText.contains(decided, id());
    String otherwise = " else null";
    String trigger = " then " + FeelText.text(triggerFlow()) + otherwise;
    if (!hasSecondCalls) {
      return List.of(isDecided + trigger);
    }
    if (!answersByFeedback()) {
      return List.of(isDecided + " and " + id() + ".call = 0" + trigger);
    }
    return List.of(
        isDecided + " and not(" + listens + ")" + trigger,
        isDecided
            + " and "
            + listens
            + " and count("
            + id()
            + ".again) = 0 then "
            + FeelText.text(againFlow())
            + otherwise);
  }

  String triggerFlow() {
    return "trigger " + id();
  }

  String againFlow() {
    return "trigger " + id() + " again";
  }

  /** The trigger call of a system that answers by feedback has been taken. */
  String called() {
    List<String> entries = new ArrayList<>(List.of("call: 0"));
    system.deadline().ifPresent(d -> entries.add("due: " + in(d)));
    return with(id(), entries);
  }

  /**
   * A second call, made beside the listener, has been taken.
   *
   * @param othersIdle whether nothing else is under way in the order
   */
  String calledAgain(String othersIdle) {
    String stuck =
        "{node: \"stuck\", system: %s, status: %s.status}".formatted(FeelText.text(id()), id());
    List<String> entries =
        new ArrayList<>(
            List.of(
                "again: remove(" + id() + ".again, 1)",
                "more: count(" + id() + ".again) > 1",
                "raised: if not("
                    + id()
                    + ".listen) and "
                    + id()
                    + ".call = 0 and count("
                    + id()
                    + ".again) = 1 and "
                    + othersIdle
                    + " then "
                    + stuck
                    + " else "
                    + id()
                    + ".raised"));
    system
        .deadline()
        .ifPresent(d -> entries.add("due: if " + id() + ".listen then " + in(d) + " else null"));
    return with(id(), entries);
  }

  /** No trigger call of it is open. */
  String hasNoCall() {
    return hasSecondCalls
        ? "(" + id() + ".call = 0 and count(" + id() + ".again) = 0)"
        : id() + ".call = 0";
  }

  /** Nothing of it is under way: neither a call nor a listener. */
  String idle() {
    return hasNoCall() + (answersByFeedback() ? " and not(" + id() + ".listen)" : "");
  }

  /**
   * Ready to go on after an exception: of several open calls the newest is made again; deadlines
   * count anew, but not of systems that the exception instructed.
   *
   * @param notEnded whether no report ended the order just before the exception; if one did, calls
   *     are finished beside the main path, which would listen
   */
  String resumed(String notEnded) {
    // A call on the main path can be newer than those beside it: of a system that was done.
    String open =
        hasSecondCalls ? "max(append(" + id() + ".again, " + id() + ".call))" : id() + ".call";
    List<String> entries = new ArrayList<>(List.of("instruct: null"));
    if (hasSecondCalls && answersByFeedback()) {
      String onMainPath = "(" + id() + ".listen and " + notEnded + ")";
      entries.add("call: if " + onMainPath + " then " + open + " else 0");
      entries.add("again: if " + onMainPath + " or " + open + " = 0 then [] else [" + open + "]");
    } else if (hasSecondCalls) {
      entries.add("call: " + open);
      entries.add("again: []");
    }
    system
        .deadline()
        .ifPresent(
            d ->
                entries.add(
                    "due: if "
                        + id()
                        + ".listen and not("
                        + id()
                        + ".instructed) and "
                        + open
                        + " = 0 then "
                        + in(d)
                        + " else null"));
    return with(id(), entries);
  }

  /**
   * The order has ended: an open call is finished beside the main path, where nobody listens.
   *
   * <p>Only when nothing of the order runs any more: a task reads the number of its call when it
   * begins, which can be after another report has ended the order.
   */
  String ended() {
    String all = "concatenate([" + id() + ".call], " + id() + ".again)";
    return "if "
        + id()
        + ".call > 0 then "
        + with(id(), List.of("again: " + all, "call: 0"))
        + " else "
        + id();
  }

  /** A date from now on, as text: FEEL's own text of a local date does not parse back. */
  static String in(String duration) {
    return "string(" + after(duration) + ")";
  }

  /** A date that long from now. */
  static String after(String duration) {
    return "date and time(now(), \"Z\") + duration(" + FeelText.text(duration) + ")";
  }
}
