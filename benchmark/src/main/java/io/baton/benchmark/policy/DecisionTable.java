package io.baton.benchmark.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * A decision table to be written as DMN.
 *
 * @param inputs FEEL expressions
 * @param outputs names
 * @param rows the cells of each rule, inputs first
 */
public record DecisionTable(
    String id,
    String hitPolicy,
    List<String> inputs,
    List<String> outputs,
    List<List<String>> rows) {
  public DecisionTable {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** Tables as a DMN file. */
  public static String dmn(String id, List<DecisionTable> tables) {
    List<String> lines = new ArrayList<>();
    lines.add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    lines.add(
        ("<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" id=\"%1$s\""
                + " name=\"%1$s\" namespace=\"http://camunda.org/schema/1.0/dmn\">")
            .formatted(id));
    tables.forEach(table -> table.write(lines));
    lines.add("</definitions>");
    return String.join("\n", lines) + "\n";
  }

  private void write(List<String> lines) {
    lines.add("<decision id=\"%1$s\" name=\"%1$s\">".formatted(id));
    lines.add("<decisionTable id=\"%s_table\" hitPolicy=\"%s\">".formatted(id, hitPolicy));
    for (int i = 0; i < inputs.size(); i++) {
      lines.add(
          ("<input id=\"%1$s_in%2$d\"><inputExpression id=\"%1$s_in%2$d_e\"><text>%3$s</text>"
                  + "</inputExpression></input>")
              .formatted(id, i, escaped(inputs.get(i))));
    }
    for (int i = 0; i < outputs.size(); i++) {
      lines.add("<output id=\"%s_out%d\" name=\"%s\"/>".formatted(id, i, outputs.get(i)));
    }
    for (int row = 0; row < rows.size(); row++) {
      lines.add("<rule id=\"%s_%d\">".formatted(id, row));
      for (int i = 0; i < rows.get(row).size(); i++) {
        String entry = i < inputs.size() ? "inputEntry" : "outputEntry";
        lines.add(
            "<%1$s id=\"%2$s_%3$d_%4$d\"><text>%5$s</text></%1$s>"
                .formatted(entry, id, row, i, escaped(rows.get(row).get(i))));
      }
      lines.add("</rule>");
    }
    lines.add("</decisionTable></decision>");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
