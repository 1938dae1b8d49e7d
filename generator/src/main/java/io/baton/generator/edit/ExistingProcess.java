package io.baton.generator.edit;

import io.baton.generator.model.FulfillmentPolicy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What a process file that is there already holds, compared with what the policy gives today. */
public sealed interface ExistingProcess {

  /** Nothing that would be lost: the policy gives the same, or Baton has written all of it. */
  record Untouched() implements ExistingProcess {}

  /** It is no BPMN. */
  record Unreadable() implements ExistingProcess {}

  /** Shapes, labels or lines were moved, and nothing else was changed. */
  record Moved(int count) implements ExistingProcess {}

  /**
   * What it does was changed.
   *
   * @param moved how many shapes, labels or lines are drawn elsewhere
   */
  record Edited(int moved, List<Edit> edits) implements ExistingProcess {
    public Edited {
      edits = List.copyOf(edits);
    }
  }

  /**
   * One change.
   *
   * @param text what is different
   * @param remedy how the policy says it, or that it cannot
   */
  record Edit(String text, String remedy) {}

  /** The text of a generated process with what {@link #compare} looks for in it. */
  static String signed(String bpmn) {
    return facts(bpmn).fingerprint().writeInto(bpmn);
  }

  /**
   * Compares a file with what the policy gives.
   *
   * @param file its content
   * @param bpmn what the policy gives, {@link #signed}
   * @param policy nothing for the entry process
   */
  static ExistingProcess compare(byte[] file, String bpmn, Optional<FulfillmentPolicy> policy) {
    Optional<ProcessFacts> read = ProcessFactsReader.read(file);
    if (read.isEmpty()) {
      return new Unreadable();
    }
    ProcessFacts here = read.get();
    ProcessFacts given = facts(bpmn);
    Fingerprint is = here.fingerprint();
    Optional<Fingerprint> was = here.written();
    boolean isRearranged = !was.map(Fingerprint::picture).equals(Optional.of(is.picture()));
    boolean isSamePicture = here.picture().equals(given.picture());
    int moved = isRearranged || isSamePicture ? here.movedFrom(given) : 0;
    boolean isEdited =
        !was.map(Fingerprint::process).equals(Optional.of(is.process()))
            && !is.process().equals(given.fingerprint().process());
    if (isEdited) {
      PolicyWords words = new PolicyWords(given, policy);
      List<Difference> differences = Difference.between(here, given);
      return new Edited(moved, differences.stream().map(words::edit).toList());
    }
    return moved > 0 ? new Moved(moved) : new Untouched();
  }

  private static ProcessFacts facts(String bpmn) {
    return ProcessFactsReader.read(bpmn.getBytes(StandardCharsets.UTF_8))
        .orElseThrow(() -> new IllegalArgumentException("Baton has written no BPMN"));
  }
}
