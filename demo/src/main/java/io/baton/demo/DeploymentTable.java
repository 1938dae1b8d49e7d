package io.baton.demo;

import io.baton.deployment.Deployed;
import io.baton.deployment.EngineVersions;
import io.baton.deployment.ProcessFile;
import io.baton.generator.terminal.Ink;
import io.baton.generator.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;

/** What became of each file, as a table. */
final class DeploymentTable {

  private static final String FORM = ".form";

  private final Ink ink;
  private final TextTable table = new TextTable(1, "process", "version", "");
  private int files;
  private int changed;

  DeploymentTable(Ink ink) {
    this.ink = ink;
  }

  /** A file is in the engine. */
  void deployed(ProcessFile file, List<Deployed> content) {
    files++;
    for (Deployed each : content) {
      changed += each.isNew() ? 1 : 0;
      table.row(
          isForm(file) ? each.id() + " (form)" : each.id(),
          String.valueOf(each.version()),
          each.isNew() ? "new" : "unchanged");
    }
  }

  /** What would become of a file, as far as the engine tells. */
  void wouldBe(ProcessFile file, EngineVersions engine) {
    files++;
    String name = file.name().substring(0, file.name().lastIndexOf('.'));
    if (isForm(file)) {
      table.row(name + " (form)", "", "new if it differs");
    } else {
      boolean isThere = file.processIds().stream().allMatch(engine::has);
      table.row(name, isThere ? "" : "1", isThere ? "new if it differs" : "new");
    }
  }

  private static boolean isForm(ProcessFile file) {
    return file.name().endsWith(FORM);
  }

  /** The table and a sentence about it; nothing if there is nothing to tell. */
  List<String> lines(int expected, boolean dryRun) {
    if (files == 0) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(table.lines(ink));
    lines.add("");
    if (files < expected) {
      lines.add(
          ink.bad(
              "%d of %d files are told; the others are as they were.".formatted(files, expected)));
    } else if (dryRun) {
      lines.add("Nothing was deployed.");
    } else if (changed == 0) {
      lines.add("The engine had all of it: nothing is changed.");
    } else {
      lines.add(
          ink.good("Orders that begin now follow the new versions;")
              + " those under way stay with theirs.");
    }
    return lines;
  }
}
