package io.baton.generator.reference;

import io.baton.generator.reference.Action.Instruct;
import io.baton.generator.reference.Action.Trigger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A small policy with everything in it, and orders of it that have come so far. */
final class SmallPolicy {
  private static final String POLICY =
      """
      steps
      feedback.system   | feedback.status    | stock.seen                 | pay.seen                  || trigger          | node     | proceed
      "request"         | "received"         |                            |                           || ["stock", "pay"] | "intake" |
      "stock", "pay"    | "reserved", "paid" | list contains(?,"reserved")| list contains(?, "paid")  || "pack"           |          |
      "pack"            | "packed"           |                            |                           || ["ship", "mail"] | "yard"   |
      "pack"            | "repacked"         |                            |                           || "mail"           | "yard"   |
      "pack"            | "relabelled"       |                            |                           || "pack"           | "yard"   |
      "ship"            | "delivered"        |                            |                           ||                  |          | "end"
      "ship"            | "returned"         |                            |                           || "mail"           |          | "end returned"
      "pack"            | "short", "overdue" |                            |                           ||                  | "yard"   |
      "ship"            | "overdue", "late"  |                            |                           ||                  | "road"   |
      "request"         | "cancelled"        |                            |                           ||                  | "change" |

      results
      feedback.system | feedback.status      | feedback.params.resultCode || result
      "request"       | "cancelled"          |                            || "abnormal"
      "ship"          | "overdue", "waiting" |                            || "normal"
                      |                      | null                       || "normal"
                      |                      | not("0")                   || "abnormal"
                      |                      |                            || "normal"

      exceptions
      node     || system  | instruction | proceed
      "stock"  || "pay"   |             | "end"
      "stock"  || "pack"  | "stop"      | "end"
      "yard"   || "pack"  | "hurry"     | "resume"
      "road"   || "ship"  | "trace"     | "manual"
      "road"   || "mail"  | "apologise" |
      "change" || "stock" | "release"   | "resume"
      "change" || "pay"   | "refund"    | "resume"

      systems
      system  || answers    | deadline | done
      "stock" || "reply"    |          |
      "pay"   || "reply"    |          |
      "pack"  || "feedback" | "PT8H"   | ["packed", "dropped"]
      "ship"  || "feedback" | "P3D"    |
      "mail"  || "reply"    |          |
      """;

  private static final PolicyRules RULES = read("small", POLICY);

  private SmallPolicy() {}

  /** The rules of a policy that is drawn as in {@link PolicyFile}. */
  static PolicyRules read(String businessType, String tables) {
    try {
      Path folder = Files.createTempDirectory("policy");
      Path file = PolicyFile.write(folder, businessType, tables);
      PolicyRules rules = PolicyRules.read(file);
      Files.delete(file);
      Files.delete(folder);
      return rules;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An order of that policy that has not started. */
  static ReferenceInterpreter order() {
    return new ReferenceInterpreter(RULES);
  }

  static ReferenceInterpreter started() {
    ReferenceInterpreter order = order();
    order.start("o1", Map.of());
    return order;
  }

  /** Stock and pay have replied, the goods are being packed and we listen to the packers. */
  static ReferenceInterpreter packing() {
    ReferenceInterpreter order = started();
    order.reply("stock", normal("reserved"));
    order.reply("pay", normal("paid"));
    order.callCompleted("pack");
    return order;
  }

  static ReferenceInterpreter shipping() {
    ReferenceInterpreter order = packing();
    order.report("pack", normal("packed"));
    order.reply("mail", normal("sent"));
    order.callCompleted("ship");
    return order;
  }

  static Map<String, Object> normal(String status) {
    return Map.of("eventId", status, "status", status);
  }

  static Map<String, Object> abnormal(String status) {
    return Map.of("eventId", status, "status", status, "params", Map.of("resultCode", "7"));
  }

  static Trigger trigger(String system, int n) {
    return new Trigger(system, "o1:" + system + ":" + n);
  }

  static Instruct instruct(String system, String instruction, String node, String status, int n) {
    return new Instruct(
        system, instruction, node, status, "o1:" + system + ":" + instruction + ":" + n);
  }
}
