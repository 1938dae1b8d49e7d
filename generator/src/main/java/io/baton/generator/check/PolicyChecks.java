package io.baton.generator.check;

import io.baton.generator.diagnostic.Diagnostic;
import io.baton.generator.diagnostic.Findings;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.policy.PolicyDocument;
import java.util.List;

/** Finds what contradicts itself in a policy, or would leave an order stuck. */
public final class PolicyChecks {

  private static final List<Check> ALL =
      List.of(
          new EndWithTrigger(),
          new AgreedNodes(),
          new AgreedProceed(),
          new AgreedInstructions(),
          new NoResumeWhenStuck(),
          new SystemsThatReply(),
          new Deadlines(),
          new ListsOfStatuses(),
          new JoinPartners(),
          new GuardGaps(),
          new AbsentValues(),
          new NumbersInQuotes(),
          new MisreadValues(),
          new OuterBlanks());

  /** What a row that could not be understood would seem to cause. */
  private static final List<Check> OF_THE_WHOLE =
      List.of(
          new Triggered(),
          new HandledNodes(),
          new UnusedNodes(),
          new SpeltStatuses(),
          new Recalled());

  private PolicyChecks() {}

  /** One rule about policies. */
  interface Check {
    void check(FulfillmentPolicy policy, Places places, Findings findings);
  }

  /**
   * Applies all rules.
   *
   * @param document the file that the policy was read from: where its cells are
   * @param isWhole whether every row of it could be understood
   */
  public static List<Diagnostic> run(
      FulfillmentPolicy policy, PolicyDocument document, boolean isWhole) {
    Findings findings = new Findings();
    Places places = new Places(document);
    ALL.forEach(check -> check.check(policy, places, findings));
    if (isWhole) {
      OF_THE_WHOLE.forEach(check -> check.check(policy, places, findings));
    }
    return findings.all();
  }
}
