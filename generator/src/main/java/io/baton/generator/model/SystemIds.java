package io.baton.generator.model;

import io.baton.generator.diagnostic.Findings;
import io.baton.generator.diagnostic.Place;
import java.util.Set;
import java.util.regex.Pattern;

/** What a system may be called: its id is a variable of the process and of every expression. */
final class SystemIds {

  private static final Pattern PATTERN = Pattern.compile("[a-z][A-Za-z0-9]*");

  /** Variables of the process and names that FEEL binds, from the contract. */
  private static final Set<String> OF_THE_PROCESS =
      Set.of(
          "order",
          "orderId",
          "businessType",
          "feedback",
          "node",
          "outcome",
          "instruct",
          "decision",
          "key",
          "item",
          "partial",
          "loopCounter",
          "stuck");

  private static final Set<String> FEEL_KEYWORDS =
      Set.of(
          "and",
          "or",
          "not",
          "null",
          "true",
          "false",
          "if",
          "then",
          "else",
          "for",
          "in",
          "return",
          "some",
          "every",
          "satisfies",
          "between",
          "instance",
          "of",
          "function",
          "external");

  /** The functions of FEEL and of the engine whose names are one word. */
  private static final Set<String> FEEL_FUNCTIONS =
      Set.of(
          "abs",
          "after",
          "all",
          "any",
          "append",
          "assert",
          "before",
          "ceiling",
          "coincides",
          "concatenate",
          "contains",
          "context",
          "count",
          "date",
          "decimal",
          "duration",
          "during",
          "even",
          "exp",
          "extract",
          "finishes",
          "flatten",
          "floor",
          "includes",
          "log",
          "matches",
          "max",
          "mean",
          "median",
          "meets",
          "min",
          "mode",
          "modulo",
          "now",
          "number",
          "odd",
          "overlaps",
          "partition",
          "product",
          "remove",
          "replace",
          "reverse",
          "sort",
          "split",
          "sqrt",
          "starts",
          "stddev",
          "string",
          "sublist",
          "substring",
          "sum",
          "time",
          "today",
          "trim",
          "union",
          "uuid",
          "is",
          "fromAi");

  private SystemIds() {}

  static void check(String id, Place place, Findings findings) {
    if (!PATTERN.matcher(id).matches()) {
      findings.error(
          "bad-system-id",
          place,
          "A system cannot have the id \"" + id + "\".",
          "Write a small letter, then letters and digits without accents, such as \"spareParts\".");
    } else if (OF_THE_PROCESS.contains(id)) {
      taken(id, place, "Baton uses that name itself", findings);
    } else if (FEEL_KEYWORDS.contains(id) || FEEL_FUNCTIONS.contains(id)) {
      taken(id, place, "it is a word of FEEL", findings);
    }
  }

  private static void taken(String id, Place place, String why, Findings findings) {
    findings.error(
        "reserved-system-id",
        place,
        "A system cannot have the id \"" + id + "\": " + why + ".",
        "Choose another id, such as \"" + id + "System\".");
  }
}
