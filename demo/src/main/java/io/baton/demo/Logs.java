package io.baton.demo;

import java.nio.file.Path;

/** Where the log goes: to a file, the screen is for the demo's own view. */
final class Logs {

  static final String CONFIGURATION = "classpath:demo-logback.xml";

  private Logs() {}

  /** To be called before anything logs. */
  static void toFile(Path file) {
    System.setProperty("baton.demo.log", file.toString());
    System.setProperty("logback.configurationFile", "demo-logback.xml");
  }
}
