package io.baton.generator.plan;

/** The kinds of work that a process hands out, each with its name in the run-time contract. */
public enum TaskKind {
  /** A system is to begin its work. */
  TRIGGER("fulfillment-trigger"),
  /** Something went wrong: from here the order is paused. */
  PAUSE("fulfillment-exception"),
  /** A system is told what to do after something went wrong. */
  INSTRUCT("fulfillment-instruct"),
  /** The order goes on: what waited for it is delivered. */
  RESUME("fulfillment-resume"),
  /** A person says whether the order goes on or ends. */
  DECIDE("");

  /** Header of a trigger: the id of the system. */
  public static final String SYSTEM = "system";

  /** Header of a trigger: {@code reply} or {@code feedback}. */
  public static final String ANSWERS = "answers";

  /** Variable of a trigger: its idempotency key. */
  public static final String KEY = "key";

  /** Variable of a trigger: which report was the reason. No system id has an underscore. */
  public static final String CAUSE = "trigger_cause";

  /** Id of the form in which a person decides. */
  public static final String DECISION_FORM = "fulfillment-decision";

  private final String jobType;

  TaskKind(String jobType) {
    this.jobType = jobType;
  }

  /** Empty for what no job worker does. */
  public String jobType() {
    return jobType;
  }
}
