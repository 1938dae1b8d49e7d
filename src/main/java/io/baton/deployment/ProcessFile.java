package io.baton.deployment;

import java.util.List;

/** A process, or a form of one, as it lies in the folder. */
final class ProcessFile {

  private final String name;
  private final byte[] content;
  private final List<String> triggers;

  ProcessFile(String name, byte[] content, List<String> triggers) {
    this.name = name;
    this.content = content.clone();
    this.triggers = List.copyOf(triggers);
  }

  /** The file's name, without folders. */
  String name() {
    return name;
  }

  /** The file, byte by byte: the engine compares them to tell whether it knows it. */
  byte[] content() {
    return content.clone();
  }

  /** Ids of the systems that its trigger tasks call; a form has none. */
  List<String> triggers() {
    return triggers;
  }
}
