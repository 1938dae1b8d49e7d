package io.baton.generator.plan;

/**
 * Element ids, made from the policy's own ids and texts only: never from the order of rules, so
 * that an edited policy keeps the ids of what it did not touch (running orders can be migrated).
 *
 * <p>Elements that stand for nothing of the policy have fixed ids. None of these may begin like a
 * kind, or a node or system of that name would meet it.
 */
final class Ids {
  private Ids() {}

  /** An id of a kind of element and what it is for, such as {@code Trigger_inventory}. */
  static String of(String kind, String subject) {
    return kind + "_" + encode(subject);
  }

  /** An id of the flow from one element to another. */
  static String flow(String source, String target) {
    return "Flow_" + source + "_to_" + target;
  }

  /** ASCII letters and digits as they are, everything else as its code point: no two texts meet. */
  private static String encode(String text) {
    StringBuilder id = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              boolean plain = c < 128 && Character.isLetterOrDigit(c);
              if (plain) {
                id.appendCodePoint(c);
              } else {
                id.append("_").append(Integer.toHexString(c)).append("_");
              }
            });
    return id.toString();
  }
}
