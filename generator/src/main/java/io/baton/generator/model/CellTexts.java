package io.baton.generator.model;

import io.baton.generator.diagnostic.Findings;
import io.baton.generator.diagnostic.Place;
import io.baton.generator.diagnostic.Suggestion;
import io.baton.generator.feel.Feel;
import io.baton.generator.feel.FeelExpression;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Parses what people type into cells and column heads, and tells them what is wrong with it. */
final class CellTexts {

  /** A word, with spaces or dashes in it: a text that lacks its quotes. */
  private static final Pattern WORD = Pattern.compile("\\s*\\p{L}[\\p{L}\\p{N} _-]*");

  private static final List<String> LITERALS = List.of("true", "false", "null");

  /** Characters that a text processor or another keyboard puts for those of FEEL. */
  private static final String FOREIGN = "“”„‟«»＂「」『』‘’‚＇，、；（）［］＝＜＞";

  private static final String MEANT = "\"".repeat(15) + ",,,()[]=<>";

  private final Findings findings;

  CellTexts(Findings findings) {
    this.findings = findings;
  }

  /** An input cell that is not empty; nothing when it was reported. */
  Optional<FeelExpression> tests(String text, Place place, KnownNames names) {
    if (isForeign(text, place)) {
      return Optional.empty();
    }
    Optional<FeelExpression> tests = cell(Feel.parseTests(text), text, place, "a condition");
    return tests.filter(
        expression ->
            !lacksQuotes(text, expression, place)
                && isKnown(expression, place, names)
                && comparesBooleans(text, expression, place));
  }

  /** The expression of an input column. */
  Optional<FeelExpression> expression(String text, Place place, KnownNames names) {
    if (isForeign(text, place)) {
      return Optional.empty();
    }
    return understood(Feel.parseExpression(text), text, place, "an expression")
        .filter(expression -> isKnown(expression, place, names));
  }

  /** The texts of an output cell that is not empty; nothing when it was reported. */
  Optional<List<String>> literals(String text, Place place) {
    if (isForeign(text, place)) {
      return Optional.empty();
    }
    if (Feel.parseExpression(text) instanceof Feel.Broken
        && Feel.parseTests(text) instanceof Feel.Understood(FeelExpression tests)
        && tests.testedTexts().isPresent()) {
      findings.error(
          "list-without-brackets",
          place,
          text + " are several texts, but a cell on the right holds one value.",
          "Write them as a list: [" + text + "].");
      return Optional.empty();
    }
    if (areWords(text) && !LITERALS.contains(text)) {
      unquoted(text, place);
      return Optional.empty();
    }
    return cell(Feel.parseExpression(text), text, place, "a value")
        .flatMap(expression -> literals(expression, text, place));
  }

  private Optional<List<String>> literals(FeelExpression value, String text, Place place) {
    if (value.isNull()) {
      return Optional.of(List.of());
    }
    Optional<List<String>> texts = value.text().map(List::of).or(value::textList);
    if (texts.isEmpty()) {
      findings.error(
          "not-a-text",
          place,
          text + " is neither a text nor a list of texts.",
          "Write a text in quotes, such as \"a\", or a list of them, such as [\"a\", \"b\"].");
    }
    return texts.map(list -> list.stream().map(String::strip).toList());
  }

  /** Predefined values of a column; nothing when it has none or they are not a list of texts. */
  static Optional<List<String>> predefined(String values) {
    return Feel.parseTests(values) instanceof Feel.Understood(FeelExpression tests)
        ? tests.testedTexts()
        : Optional.empty();
  }

  private Optional<FeelExpression> cell(Feel.Parsed parsed, String text, Place place, String what) {
    if (parsed instanceof Feel.Broken && areWords(text)) {
      unquoted(text, place);
      return Optional.empty();
    }
    return understood(parsed, text, place, what);
  }

  private Optional<FeelExpression> understood(
      Feel.Parsed parsed, String text, Place place, String what) {
    return switch (parsed) {
      case Feel.Understood(FeelExpression expression) -> Optional.of(expression);
      case Feel.Broken(int position) -> {
        findings.error(
            "bad-feel",
            place,
            "%s cannot be read as %s%s.".formatted(text, what, from(text, position)),
            "Write FEEL, such as \"a\", \"b\" or < 500 or [100..500) or not(\"a\"); a text is in straight quotes.");
        yield Optional.empty();
      }
      case Feel.TooDeep() -> {
        findings.error(
            "too-deep",
            place,
            start(text) + "... nests brackets or operators too deeply.",
            "Write at most %d brackets within each other and %d operators in a row."
                .formatted(Feel.MAX_BRACKETS, Feel.MAX_LEVELS));
        yield Optional.empty();
      }
    };
  }

  private static String start(String text) {
    int shown = Math.min(20, text.codePointCount(0, text.length()));
    return text.substring(0, text.offsetByCodePoints(0, shown));
  }

  private static String from(String text, int position) {
    if (quotes(text) % 2 == 1) {
      return ": a quote is missing";
    }
    if (position == 0) {
      return "";
    }
    return position >= text.length()
        ? ": something is missing at its end"
        : ": it makes no sense from \"" + text.substring(position).strip() + "\" on";
  }

  private static long quotes(String text) {
    return text.replace("\\\"", "").chars().filter(c -> c == '"').count();
  }

  private boolean lacksQuotes(String text, FeelExpression tests, Place place) {
    boolean words =
        areWords(text) && Stream.of(text.split(",")).anyMatch(w -> !LITERALS.contains(w.strip()));
    if (words || !tests.testedNames().isEmpty()) {
      unquoted(words ? text : String.join(", ", tests.testedNames()), place);
      return true;
    }
    return false;
  }

  /** Words with commas between. A pattern for all of them would call itself once for each. */
  private static boolean areWords(String text) {
    return Stream.of(text.split(",", -1)).allMatch(word -> WORD.matcher(word).matches());
  }

  private boolean comparesBooleans(String text, FeelExpression tests, Place place) {
    boolean amongTests = tests.hasBooleanAmongTests();
    if (amongTests) {
      findings.error(
          "boolean-in-list",
          place,
          "In " + text + ", FEEL does not compare with true and false: only alone in a cell.",
          "Write true, or false, or ? = true, or ? != true.");
    }
    return !amongTests;
  }

  private void unquoted(String text, Place place) {
    String small = text.strip().toLowerCase(Locale.ROOT);
    if (LITERALS.contains(small)) {
      findings.error(
          "unquoted-text",
          place,
          "FEEL knows no " + text + ", so it is taken for the name of a variable.",
          "Write " + small + ", in small letters.");
      return;
    }
    String quoted =
        String.join(", ", List.of(text.split(",\\s*")).stream().map(CellTexts::quote).toList());
    findings.error(
        "unquoted-text",
        place,
        "The text " + text + " has no quotes, so it is taken for the name of a variable.",
        "Write " + quoted + ".");
  }

  static String quote(String text) {
    return "\"" + text.strip() + "\"";
  }

  private boolean isKnown(FeelExpression expression, Place place, KnownNames names) {
    boolean known = true;
    for (List<String> path : expression.variables()) {
      Optional<KnownNames.Unknown> unknown = names.unknown(path);
      unknown.ifPresent(u -> unknown(u, place));
      known &= unknown.isEmpty();
    }
    return known;
  }

  private void unknown(KnownNames.Unknown unknown, Place place) {
    String what =
        unknown.of().isEmpty()
            ? "There is nothing called %s.".formatted(unknown.name())
            : "%s has no part called %s.".formatted(unknown.of(), unknown.name());
    findings.error(
        "unknown-name",
        place,
        what,
        Suggestion.sentence(unknown.name(), unknown.known())
            + "Known are "
            + String.join(", ", unknown.known())
            + ".");
  }

  /** What FEEL would not read, or what a Zeebe model would take for an expression. */
  private boolean isForeign(String text, Place place) {
    if (text.startsWith("=") || text.startsWith("＝")) {
      findings.error(
          "leading-equals",
          place,
          text + " begins with an equals sign.",
          "Leave the equals sign out: a cell is FEEL already.");
      return true;
    }
    int at = foreignAt(text);
    if (at < 0) {
      return false;
    }
    findings.error(
        "foreign-punctuation",
        place,
        "%s in %s is not punctuation that FEEL knows.".formatted(text.charAt(at), text),
        "Write straight quotes and plain commas: " + plain(text) + ".");
    return true;
  }

  /** Where the first such character stands outside of a text in straight quotes; -1 for none. */
  private static int foreignAt(String text) {
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && quoted) {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && FOREIGN.indexOf(c) >= 0) {
        return i;
      }
    }
    return -1;
  }

  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    text.chars()
        .forEach(
            c ->
                plain.append(FOREIGN.indexOf(c) < 0 ? (char) c : MEANT.charAt(FOREIGN.indexOf(c))));
    return plain.toString();
  }
}
