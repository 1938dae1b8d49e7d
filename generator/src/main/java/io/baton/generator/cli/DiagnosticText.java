package io.baton.generator.cli;

import io.baton.generator.Compilation;
import io.baton.generator.Compilation.Accepted;
import io.baton.generator.diagnostic.Diagnostic;
import io.baton.generator.diagnostic.Diagnostic.Severity;
import io.baton.generator.diagnostic.Place;
import io.baton.generator.policy.PolicyDocument;
import io.baton.generator.policy.PolicyDocument.Cell;
import io.baton.generator.policy.PolicyDocument.Rule;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/** Diagnostics as people read them: the place, what is wrong, the row, and what to do. */
public final class DiagnosticText {

  private static final String BETWEEN = " | ";

  /** Columns of the terminal beyond which the cells that are not meant are shortened. */
  private static final int SHORT_CELL = 24;

  /** Columns beyond which even the cell that is meant is shortened. */
  private static final int LONG_CELL = 400;

  private static final Pattern SPACE = Pattern.compile("[\\s\\x85\\u2028\\u2029]+");
  private static final Pattern LINE_BREAK = Pattern.compile("\\R");

  private final List<PolicyDocument> documents;
  private final Ansi ansi;

  DiagnosticText(List<PolicyDocument> documents, Ansi ansi) {
    this.documents = List.copyOf(documents);
    this.ansi = ansi;
  }

  /** Every diagnostic. */
  static Stream<String> diagnostics(Compilation checked, Ansi ansi) {
    return checked.diagnostics().stream().map(new DiagnosticText(checked.documents(), ansi)::of);
  }

  /** Every diagnostic, then every warning that is accepted. */
  static Stream<String> found(Compilation checked, Ansi ansi) {
    DiagnosticText text = new DiagnosticText(checked.documents(), ansi);
    return Stream.concat(diagnostics(checked, ansi), checked.accepted().stream().map(text::of));
  }

  /** Why nothing was made of some policies. */
  public static void tell(Compilation checked, PrintWriter err, Ansi ansi) {
    diagnostics(checked, ansi).forEach(err::println);
    err.println(counts(checked));
  }

  /** Such as {@code 3 policies: 1 error, 2 warnings}. */
  static String counts(Compilation checked, int policies) {
    return (policies == 1 ? "1 policy" : policies + " policies") + ": " + counts(checked);
  }

  /** Such as {@code 1 error, 2 warnings}. */
  static String counts(Compilation compilation) {
    return counted(compilation.count(Severity.ERROR), "error")
        + ", "
        + counted(compilation.count(Severity.WARNING), "warning")
        + (compilation.accepted().isEmpty()
            ? ""
            : ", " + counted(compilation.accepted().size(), "accepted warning"));
  }

  static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  /** Several lines, without a line break at the end. */
  String of(Diagnostic diagnostic) {
    Style color =
        switch (diagnostic.severity()) {
          case ERROR -> Style.fg_red;
          case WARNING -> Style.fg_yellow;
          case NOTE -> Style.fg_blue;
        };
    String severity = diagnostic.severity().name().toLowerCase(Locale.ROOT);
    StringBuilder text = new StringBuilder();
    text.append(styled(severity + " " + diagnostic.code(), color))
        .append("  ")
        .append(styled(where(diagnostic.place()), Style.bold))
        .append("\n  ")
        .append(oneLine(diagnostic.message()));
    row(diagnostic.place()).ifPresent(row -> excerpt(row, diagnostic.place(), color, text));
    return text.append("\n  ")
        .append(styled("->", color))
        .append(' ')
        .append(oneLine(diagnostic.remedy()))
        .toString();
  }

  /** A warning that is accepted, in one line. */
  String of(Accepted accepted) {
    Diagnostic warning = accepted.warning();
    return "accepted "
        + warning.code()
        + "  "
        + where(warning.place())
        + ": "
        + oneLine(accepted.reason());
  }

  /** Such as {@code policies/retail.dmn > steps, row 3, column "the node is"}. */
  static String where(Place place) {
    StringBuilder where = new StringBuilder(place.file());
    if (!place.table().isEmpty()) {
      where.append(" > ").append(place.table());
    }
    if (place.row() > 0) {
      where.append(", row ").append(place.row());
    }
    if (!place.column().isEmpty()) {
      where.append(", column \"").append(oneLine(place.column())).append('"');
    }
    return where.toString();
  }

  private Optional<Rule> row(Place place) {
    return documents.stream()
        .filter(document -> document.file().equals(place.file()))
        .flatMap(document -> document.table(place.table()).stream())
        .flatMap(table -> table.rules().stream())
        .filter(rule -> rule.place().row() == place.row())
        .findFirst();
  }

  /** The row's cells, and carets under the one that is meant. */
  private void excerpt(Rule row, Place place, Style color, StringBuilder text) {
    String start = "    " + row.place().row();
    StringBuilder cells = new StringBuilder(start);
    StringBuilder carets = new StringBuilder();
    for (Cell cell : Stream.concat(row.inputs().stream(), row.outputs().stream()).toList()) {
      cells.append(BETWEEN);
      boolean isMeant = cell.place().equals(place);
      String shown = shown(cell, isMeant);
      if (isMeant) {
        carets.append(" ".repeat(width(cells))).append("^".repeat(width(shown)));
      }
      cells.append(shown);
    }
    text.append('\n').append(cells);
    if (!carets.isEmpty()) {
      String line = carets.toString();
      int indent = line.indexOf('^');
      text.append('\n').append(line, 0, indent).append(styled(line.substring(indent), color));
    }
  }

  private static String shown(Cell cell, boolean isMeant) {
    String text = cell.text().isEmpty() ? "-" : oneLine(cell.text());
    int limit = isMeant ? LONG_CELL : SHORT_CELL;
    return text.codePointCount(0, text.length()) <= limit
        ? text
        : text.substring(0, text.offsetByCodePoints(0, limit - 3)) + "...";
  }

  private static String oneLine(String text) {
    return SPACE
        .matcher(text)
        .replaceAll(space -> LINE_BREAK.matcher(space.group()).find() ? " " : "$0");
  }

  /** How many columns of a terminal a text takes: those of East Asia take two a character. */
  static int width(CharSequence text) {
    return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
  }

  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115F)
        || (c >= 0x2E80 && c <= 0xA4CF)
        || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0xFE30 && c <= 0xFE6F)
        || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0xFFE0 && c <= 0xFFE6)
        || (c >= 0x20000 && c <= 0x3FFFD);
  }

  private String styled(String text, Style style) {
    return styled(text, style, ansi);
  }

  /** Ends with a reset, since the code that ends bold underlines twice on today's terminals. */
  static String styled(String text, Style style, Ansi ansi) {
    return ansi.enabled() ? style.on() + text + Style.reset.on() : text;
  }
}
