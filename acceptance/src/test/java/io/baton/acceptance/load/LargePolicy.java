package io.baton.acceptance.load;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Ten systems one after the other, in five lanes; the order ends when all lanes are through. */
final class LargePolicy {
  private static final int LANES = 5;
  private static final int LENGTH = 10;
  private static final List<Integer> REPORT_LATER = List.of(4, 9);

  private LargePolicy() {}

  /** As tables. */
  static String tables() {
    StringJoiner steps = new StringJoiner("\n");
    StringJoiner systems = new StringJoiner("\n");
    steps.add(
        "feedback.system | feedback.status | %s || trigger | proceed"
            .formatted(lanes(" | ", lane -> "list contains(" + last(lane) + ".seen, \"done\")")));
    String firsts = lanes(",", lane -> quoted(system(lane, 0)));
    steps.add(step("\"request\"", "\"received\"", "", "[" + firsts + "]", ""));
    systems.add("system || answers | deadline | done");
    for (int lane = 0; lane < LANES; lane++) {
      for (int place = 0; place < LENGTH; place++) {
        String system = quoted(system(lane, place));
        if (place < LENGTH - 1) {
          steps.add(step(system, "\"done\"", "", quoted(system(lane, place + 1)), ""));
        }
        systems.add(
            system
                + (reportsLater(place) ? "|| \"feedback\" | \"P1D\" | \"done\"" : "|| \"reply\""));
      }
    }
    steps.add(step(lanes(",", lane -> quoted(last(lane))), "\"done\"", "true", "", "\"end\""));
    String exceptions =
        "node || system | proceed\n"
            + lanes("\n", lane -> " || %s | \"end\"".formatted(quoted(system(lane, 0))));
    return "steps\n%s\n\nexceptions\n%s\n\nsystems\n%s\n".formatted(steps, exceptions, systems);
  }

  /** What its systems do, as a scenario of the sandbox. */
  static String scenario() {
    StringBuilder yaml = new StringBuilder("businessType: large\nsystems:\n");
    for (int lane = 0; lane < LANES; lane++) {
      for (int place = 0; place < LENGTH; place++) {
        yaml.append(
            "  %s: {answers: %s, statuses: [{status: done}]}\n"
                .formatted(system(lane, place), reportsLater(place) ? "feedback" : "reply"));
      }
    }
    return yaml.toString();
  }

  private static String step(
      String system, String status, String joined, String trigger, String proceed) {
    return "%s | %s | %s || %s | %s"
        .formatted(
            system,
            status,
            String.join(" | ", Collections.nCopies(LANES, joined)),
            trigger,
            proceed);
  }

  private static boolean reportsLater(int place) {
    return REPORT_LATER.contains(place);
  }

  private static String last(int lane) {
    return system(lane, LENGTH - 1);
  }

  private static String system(int lane, int place) {
    return String.format(Locale.ROOT, "lane%dstep%d", lane, place);
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  private static String lanes(String separator, IntFunction<String> each) {
    return IntStream.range(0, LANES).mapToObj(each).collect(Collectors.joining(separator));
  }
}
