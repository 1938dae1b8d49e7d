package io.baton.generator.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Makes a policy file from tables drawn as text, so that a test reads like the tables.
 *
 * <pre>
 * steps
 * feedback.system | feedback.status | order.total || trigger     | node     | proceed
 * "request"       | "received"      |             || "warehouse" | "intake" |          || a remark
 *
 * systems
 * system      || answers    | deadline | done
 * "warehouse" || "feedback" | "PT8H"   | "packed"
 * </pre>
 *
 * <p>A blank line ends a table; {@code ||} parts inputs, outputs and the annotation; cells are
 * taken as they are and may be left out at the end of a row. The hit policy is the one that the
 * contract asks for, unless another word follows the decision id ({@code results UNIQUE}). The id
 * of the n-th rule of {@code steps} is {@code steps_n}, its cells are {@code steps_n_in1} and
 * {@code steps_n_out1}.
 */
public final class PolicyFile {
  private static final Map<String, String> HIT_POLICIES =
      Map.of("steps", "COLLECT", "results", "FIRST", "exceptions", "COLLECT", "systems", "UNIQUE");

  private PolicyFile() {}

  /** Writes the policy to {@code <folder>/<business type>.dmn} and returns that file. */
  public static Path write(Path folder, String businessType, String tables) {
    try {
      return Files.writeString(folder.resolve(businessType + ".dmn"), xml(businessType, tables));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The policy as DMN XML. */
  public static String xml(String businessType, String tables) {
    StringJoiner xml =
        new StringJoiner(
            "\n",
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="%1$s" name="%1$s" \
            namespace="http://camunda.org/schema/1.0/dmn">
            """
                .formatted(businessType),
            "\n</definitions>\n");
    for (String table : tables.strip().split("\\n\\s*\\n", -1)) {
      xml.add(decision(table.lines().map(String::strip).toList()));
    }
    return xml.toString();
  }

  private static String decision(List<String> lines) {
    String[] title = lines.get(0).split("\\s+", -1);
    String id = title[0];
    String hitPolicy = title.length > 1 ? title[1] : HIT_POLICIES.getOrDefault(id, "UNIQUE");
    List<List<String>> columns = sections(lines.get(1));
    StringJoiner xml = new StringJoiner("\n");
    xml.add("<decision id=\"%s\" name=\"%s\">".formatted(id, id));
    xml.add("<decisionTable id=\"%s_table\" hitPolicy=\"%s\">".formatted(id, hitPolicy));
    for (int i = 0; i < columns.get(0).size(); i++) {
      xml.add(
          "<input id=\"%1$s_in%2$d\"><inputExpression id=\"%1$s_in%2$d_expression\"><text>%3$s</text></inputExpression></input>"
              .formatted(id, i + 1, escaped(columns.get(0).get(i))));
    }
    for (int i = 0; i < columns.get(1).size(); i++) {
      xml.add(
          "<output id=\"%s_out%d\" name=\"%s\"/>"
              .formatted(id, i + 1, escaped(columns.get(1).get(i))));
    }
    for (int i = 2; i < lines.size(); i++) {
      xml.add(rule(id + "_" + (i - 1), columns, sections(lines.get(i))));
    }
    return xml.add("</decisionTable>").add("</decision>").toString();
  }

  private static String rule(String id, List<List<String>> columns, List<List<String>> cells) {
    StringJoiner xml = new StringJoiner("\n");
    xml.add("<rule id=\"%s\">".formatted(id));
    if (cells.size() > 2) {
      xml.add("<description>%s</description>".formatted(escaped(cells.get(2).get(0))));
    }
    for (int side = 0; side < 2; side++) {
      String entry = side == 0 ? "in" : "out";
      for (int i = 0; i < columns.get(side).size(); i++) {
        String text = i < cells.get(side).size() ? cells.get(side).get(i) : "";
        xml.add(
            "<%1$sputEntry id=\"%2$s_%1$s%3$d\"><text>%4$s</text></%1$sputEntry>"
                .formatted(entry, id, i + 1, escaped(text)));
      }
    }
    return xml.add("</rule>").toString();
  }

  /** Inputs, outputs and, where there is one, the annotation. */
  private static List<List<String>> sections(String line) {
    List<List<String>> sections = new ArrayList<>();
    for (String section : line.split("\\|\\|", -1)) {
      sections.add(Arrays.stream(section.split("\\|", -1)).map(String::strip).toList());
    }
    if (sections.size() < 2) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "No || between inputs and outputs: %s", line));
    }
    return sections;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
