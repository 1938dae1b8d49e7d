package io.baton.generator.cli;

import io.baton.generator.Compilation.CompiledProcess;
import io.baton.generator.edit.ExistingProcess;
import io.baton.generator.edit.ExistingProcess.Edit;
import io.baton.generator.edit.ExistingProcess.Edited;
import io.baton.generator.edit.ExistingProcess.Moved;
import io.baton.generator.edit.ExistingProcess.Unreadable;
import io.baton.generator.edit.ExistingProcess.Untouched;
import io.baton.generator.edit.KeptLayout;
import io.baton.generator.edit.KeptLayout.Kept;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;

/** Decides what becomes of a process file that somebody may have changed, and tells it. */
record HandWork(PrintWriter out, boolean keepsLayout, boolean overwrites) {

  private static final int MANY = 20;

  /** What is to be written; nothing if the file is to stay as it is. */
  Optional<String> settle(Path file, byte[] content, CompiledProcess process) {
    return switch (ExistingProcess.compare(content, process.bpmn(), process.policy())) {
      case Untouched untouched -> Optional.of(process.bpmn());
      case Unreadable unreadable -> {
        if (overwrites) {
          yield Optional.of(process.bpmn());
        }
        left(file, "it cannot be read as BPMN");
        out.println("  -> See what it is; --overwrite writes the process instead.");
        yield Optional.empty();
      }
      case Moved(int count) -> {
        if (keepsLayout || overwrites) {
          yield Optional.of(drawn(file, content, process));
        }
        left(file, moved(count));
        out.println("  -> --keep-layout leaves them there, --overwrite draws all of it anew.");
        yield Optional.empty();
      }
      case Edited edited -> {
        if (overwrites) {
          yield Optional.of(drawn(file, content, process));
        }
        tell(file, edited);
        yield Optional.empty();
      }
    };
  }

  private String drawn(Path file, byte[] content, CompiledProcess process) {
    if (!keepsLayout) {
      return process.bpmn();
    }
    Kept kept = KeptLayout.of(content, process.bpmn());
    if (!kept.placed().isEmpty()) {
      out.println(
          "placed     %s  (see whether these stand well: %s)"
              .formatted(file, String.join(", ", kept.placed())));
    }
    return kept.bpmn();
  }

  private void tell(Path file, Edited edited) {
    left(file, edited.edits().size() == 1 ? "1 change" : edited.edits().size() + " changes");
    for (Edit edit : edited.edits().subList(0, Math.min(MANY, edited.edits().size()))) {
      out.println("  " + edit.text());
      out.println("    -> " + edit.remedy());
    }
    if (edited.edits().size() > MANY) {
      out.println("  and %d more".formatted(edited.edits().size() - MANY));
    }
    if (edited.moved() > 0) {
      out.println("  And " + moved(edited.moved()) + ".");
    }
    out.println("  -> Take it over into the policy, and give it up here with --overwrite.");
  }

  private static String moved(int count) {
    return count + (count == 1 ? " thing was moved" : " things were moved");
  }

  private void left(Path file, String why) {
    out.println("%-9s  %s  (changed by hand: %s; nothing written)".formatted("edited", file, why));
  }
}
