package io.baton.generator.fuzz;

import static java.util.stream.Collectors.joining;

import io.baton.generator.reference.PolicyFile;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A policy in which some texts are replaced: each line of the replacements is the number of a text,
 * a blank, and what stands in its place, with {@code ␤} for a line break.
 */
final class ReplacedTexts {
  static final String BUSINESS_TYPE = "policy";

  private static final String LINE_BREAK = "␤";

  private static final String POLICY =
      PolicyFile.xml(
              BUSINESS_TYPE,
              """
              steps
              feedback.system | feedback.status       | order.total | list contains(stock.seen, "reserved") || trigger  | node       | proceed
              "request"       | "received"            |             |                                       || "stock"  | "intake"   |         || First of all
              "stock"         | "reserved","picked"   | < 500       | true                                  || "parcel" |            |
              "parcel"        | not("lost","overdue") |             |                                       ||          | "outbound" | "end"

              results
              feedback.status | feedback.params.code || result
              "overdue"       |                      || "abnormal"
                              | "5", > 7             || "abnormal"
                              |                      || "normal"

              exceptions
              node                | order.total || system   | instruction | proceed
              "outbound","parcel" | >= 500      || "parcel" | "recall"    | "resume"
              "intake"            |             || "stock"  |             | "end"

              systems
              system   || name     | answers    | deadline | done
              "stock"  || "Stock"  | "reply"    |          |
              "parcel" || "Parcel" | "feedback" | "PT8H"   | ["delivered", "lost"]
              """)
          .replace("<output id", "<output label=\"Out\" id")
          .replace("<input id", "<input label=\"In\" id")
          .replace(
              "</inputExpression>", "</inputExpression><inputValues><text></text></inputValues>");

  private static final Pattern TEXT =
      Pattern.compile(
          "(?<=<text>)[^<]*|(?<=<description>)[^<]*|(?<=(?: id| name|label|Policy)=\")[^\"]*");

  private static final Pattern CELL = Pattern.compile("(?<=<text>)[^<]+");

  private static final List<MatchResult> TEXTS = TEXT.matcher(POLICY).results().toList();

  private ReplacedTexts() {}

  /** The policy with these replacements. */
  static String in(String replacements) {
    String[] texts = TEXTS.stream().map(MatchResult::group).toArray(String[]::new);
    for (String line : replacements.split("\n", 50)) {
      Matcher number = Pattern.compile("(\\d{1,3}) (.*)", Pattern.DOTALL).matcher(line);
      if (number.matches()) {
        int text = Integer.parseInt(number.group(1)) % texts.length;
        texts[text] = escaped(number.group(2).replace(LINE_BREAK, "\n"));
      }
    }
    StringBuilder policy = new StringBuilder();
    int from = 0;
    for (int i = 0; i < texts.length; i++) {
      policy.append(POLICY, from, TEXTS.get(i).start()).append(texts[i]);
      from = TEXTS.get(i).end();
    }
    return policy.append(POLICY, from, POLICY.length()).toString();
  }

  /** Each distinct text of other policies in place of one of this one, a few together. */
  static List<String> by(List<String> others) {
    List<String> texts = others.stream().flatMap(ReplacedTexts::cells).distinct().toList();
    return IntStream.iterate(0, i -> i < texts.size(), i -> i + 4)
        .mapToObj(
            i ->
                IntStream.range(i, Math.min(i + 4, texts.size()))
                    .mapToObj(j -> j * 7 % TEXTS.size() + " " + texts.get(j))
                    .collect(joining("\n")))
        .toList();
  }

  private static Stream<String> cells(String policy) {
    return CELL.matcher(policy)
        .results()
        .map(cell -> cell.group().replace("&lt;", "<").replace("\n", LINE_BREAK));
  }

  /**
   * Without the characters that XML cannot have, which would keep all else from being looked at.
   */
  private static String escaped(String text) {
    return text.codePoints()
        .mapToObj(
            c ->
                switch (c) {
                  case '&' -> "&amp;";
                  case '<' -> "&lt;";
                  case '"' -> "&quot;";
                  case '\t', '\n', '\r' -> "&#" + c + ";";
                  default -> isXml(c) ? Character.toString(c) : "?";
                })
        .collect(joining());
  }

  private static boolean isXml(int c) {
    return (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
  }
}
