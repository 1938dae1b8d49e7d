package io.baton.generator.layout;

import static java.util.stream.Collectors.joining;

import io.baton.generator.reference.RandomPolicies;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Policies that are hard to draw: up to thirty systems that trigger each other in all directions,
 * up to eight statuses each, and names of any length and script. {@link RandomPolicies} has the
 * guards and joins that these lack.
 */
final class RandomPictures {
  private static final List<String> WORDS =
      List.of(
          "Stock",
          "Export-control clearance",
          "Rindfleischetikettierungsüberwachungsaufgabenübertragung",
          "冷链运输到达目的地温度档案",
          "Доставка до склада",
          "خدمة الشحن الدولي",
          "प्रेषण की पुष्टि",
          "ตรวจสอบสินค้าคงคลัง",
          "国際 shipment 通関",
          "A b c d e f g h i j k l m n o p q r s t u v w x y z",
          "👩‍🚀🚚📦",
          "x",
          "Proof of delivery, signed by the person who is named in the order",
          "WWWWWWWWWWWWWWWWWWWW");

  private RandomPictures() {}

  /** A system; numbers that are too large begin again from the first. */
  private record Reporting(
      int name, boolean reply, boolean overdue, boolean done, List<Integer> next) {}

  /** Tables as text, drawn as in {@code PolicyFile}. */
  static Arbitrary<String> tables() {
    Arbitrary<Boolean> coin = Arbitraries.of(true, false);
    Arbitrary<List<Integer>> next =
        Arbitraries.integers().between(0, 999).list().ofMinSize(1).ofMaxSize(8);
    Arbitrary<List<Reporting>> systems =
        Combinators.combine(Arbitraries.integers().between(0, 99), coin, coin, coin, next)
            .as(Reporting::new)
            .list()
            .ofMinSize(1)
            .ofMaxSize(30);
    return Combinators.combine(systems, Arbitraries.integers().between(0, 12))
        .as(RandomPictures::drawn);
  }

  private static String drawn(List<Reporting> systems, int nodes) {
    StringJoiner steps =
        table("steps", "feedback.system | feedback.status || trigger | node | proceed");
    StringJoiner names = table("systems", "system || name | answers | deadline | done");
    steps.add(
        "\"request\" | \"received\" || "
            + ids(new TreeSet<>(List.of(0, systems.size() / 3)))
            + " | |");
    for (int i = 0; i < systems.size(); i++) {
      Reporting system = systems.get(i);
      List<Integer> next = system.next();
      for (int status = 0; status < next.size(); status++) {
        Set<Integer> triggered = triggered(next.get(status), i, systems.size());
        boolean ends = triggered.isEmpty() && next.get(status) % 3 == 0;
        steps.add(
            "\"s%d\" | \"%s\" || %s | \"%s\" | %s"
                .formatted(
                    i,
                    status(i, status),
                    ids(triggered),
                    word(next.get(status) % (nodes + 1)) + " " + next.get(status) % (nodes + 1),
                    ends ? "\"end\"" : ""));
      }
      names.add(
          "\"s%d\" || \"%s\" | \"%s\" | %s | %s"
              .formatted(
                  i,
                  word(system.name()) + " " + i,
                  system.reply() ? "reply" : "feedback",
                  !system.reply() && system.overdue() ? "\"PT2H\"" : "",
                  !system.reply() && system.done() ? "\"" + status(i, 0) + "\"" : ""));
    }
    StringJoiner exceptions = table("exceptions", "node || system | proceed");
    for (int node = 0; node < nodes; node++) {
      String proceed = List.of("\"end\"", "\"resume\"", "\"manual\"").get(node % 3);
      exceptions.add("\"%s %d\" || \"s0\" | %s".formatted(word(node), node, proceed));
    }
    return steps + "\n\n" + (nodes == 0 ? "" : exceptions + "\n\n") + names;
  }

  /** Mostly the systems that come soon after, now and then any other. */
  private static Set<Integer> triggered(int number, int from, int systems) {
    Set<Integer> triggered = new TreeSet<>();
    if (number % 5 < 3) {
      triggered.add((from + 1 + number % 3) % systems);
    }
    if (number % 7 == 0) {
      triggered.add(number % systems);
    }
    return triggered;
  }

  private static StringJoiner table(String id, String columns) {
    return new StringJoiner("\n").add(id).add(columns);
  }

  private static String status(int system, int status) {
    return word(system + 3 * status) + " " + status;
  }

  private static String word(int number) {
    return WORDS.get(number % WORDS.size());
  }

  private static String ids(Set<Integer> systems) {
    return systems.stream().map(i -> "\"s" + i + "\"").collect(joining(", ", "[", "]"));
  }
}
