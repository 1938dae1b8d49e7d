package io.baton.generator.edit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * By which Baton knows in a file what it has written itself.
 *
 * @param process of what the engine does
 * @param picture of how it is drawn
 */
record Fingerprint(String process, String picture) {

  static final String NAMESPACE = "urn:baton:process";

  /** Enough to notice a change; nobody is kept out by it. */
  private static final int HEX_DIGITS = 16;

  private static final String EXPORTER = "exporter=\"Baton\"";

  static Fingerprint of(ProcessFacts facts) {
    return new Fingerprint(
        hash(new TreeMap<>(facts.elements()).values().toString()),
        hash(facts.picture().toString()));
  }

  /** The file's text with the fingerprint in it, which Modeler keeps. */
  String writeInto(String bpmn) {
    return bpmn.replaceFirst(
        EXPORTER,
        "xmlns:baton=\"%s\" baton:picture=\"%s\" baton:process=\"%s\" %s"
            .formatted(NAMESPACE, picture, process, EXPORTER));
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HEX_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
