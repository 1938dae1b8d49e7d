package io.baton.generator.engine;

/** Small policies in which much can happen at the same instant; drawn as in {@code PolicyFile}. */
final class RacePolicies {

  /** Joins of two and of three systems that feed back. */
  static final String JOINS =
      """
      steps
      feedback.system          | feedback.status | left.seen                | right.seen               | third.seen             || trigger
      "request"                | "received"      |                          |                          |                        || ["left", "right", "third"]
      "left", "right"          | "ready"         | list contains(?,"ready") | list contains(?,"ready") |                        || "pair"
      "left", "right", "third" | "set"           | list contains(?,"set")   | list contains(?,"set")   | list contains(?,"set") || "trio"
      "pair"                   | "paired"        |                          |                          |                        || "trio"

      systems
      system  || answers
      "left"  || "feedback"
      "right" || "feedback"
      "third" || "feedback"
      "pair"  || "reply"
      "trio"  || "reply"
      """;

  /** Two systems, a and b, that cause whatever trouble there is. */
  static final String TROUBLE =
      """
      steps
      feedback.system | feedback.status | a.status   || trigger         | node        | proceed
      "request"       | "received"      |            || ["a", "b", "x"] |             |
      "a", "b"        | "begun"         |            || "y"             |             |
      "a", "b"        | "more"          |            || "y"             |             |
      "b"             | "asks"          | "bad"      || "z"             |             |
      "b"             | "asks"          | not("bad") || "y"             |             |
      "y"             | "noted"         |            || "z"             |             |
      "slow"          | "arrived"       |            || "z"             |             |
      "b"             | "slowly"        |            || "slow"          |             |
      "a"             | "bad"           |            ||                 | "a resumes" |
      "a"             | "broken"        |            ||                 | "a ends"    |
      "a"             | "odd"           |            ||                 | "desk"      |
      "b"             | "bad"           |            ||                 | "b resumes" |
      "b"             | "broken"        |            ||                 | "b ends"    |
      "slow"          | "overdue"       |            ||                 | "late"      |
      "b"             | "finished"      |            ||                 |             | "end"
      "a"             | "given up"      |            ||                 |             | "end given up"

      results
      feedback.status                   || result
      "bad", "broken", "odd", "overdue" || "abnormal"
                                        || "normal"

      exceptions
      node        || system | instruction | proceed
      "a resumes" || "x"    | "hold"      | "resume"
      "a resumes" || "y"    | "stop"      | "resume"
      "a ends"    || "x"    | "cancel"    | "end"
      "a ends"    || "y"    | "cancel"    | "end"
      "desk"      || "x"    | "wait"      | "manual"
      "b resumes" || "x"    | "check"     | "resume"
      "b resumes" || "z"    | "check"     | "resume"
      "b ends"    || "x"    | "drop"      | "end"
      "b ends"    || "z"    | "drop"      | "end"
      "late"      || "x"    | "look"      | "resume"

      systems
      system || answers    | deadline | done
      "a"    || "feedback" |
      "b"    || "feedback" |
      "x"    || "feedback" |
      "y"    || "feedback" |
      "z"    || "reply"    |
      "slow" || "feedback" | "PT1H"   | "gone"
      """;

  private RacePolicies() {}
}
