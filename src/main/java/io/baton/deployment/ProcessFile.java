package io.baton.deployment;

import java.util.List;
import java.util.Optional;

/** A process, or a form of one, as it lies in the folder. */
public final class ProcessFile {

  private final String name;
  private final byte[] content;
  private final Optional<ProcessFacts> facts;

  ProcessFile(String name, byte[] content, Optional<ProcessFacts> facts) {
    this.name = name;
    this.content = content.clone();
    this.facts = facts;
  }

  /** The file's name, without folders. */
  public String name() {
    return name;
  }

  /** The file, byte by byte: the engine compares them to tell whether it knows it. */
  public byte[] content() {
    return content.clone();
  }

  /** What it tells of its policy; empty for a form. */
  Optional<ProcessFacts> facts() {
    return facts;
  }

  /** Ids of the processes in it; none in a form. */
  public List<String> processIds() {
    return facts.map(ProcessFacts::processId).stream().toList();
  }
}
