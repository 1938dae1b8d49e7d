package io.baton.sandbox;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * With what the systems sign their reports, as Standard Webhooks has it. Systems without a secret
 * report unsigned.
 */
public final class Secrets {

  private static final String ALGORITHM = "HmacSHA256";

  private final Map<String, SecretKeySpec> bySystem;

  private Secrets(Map<String, SecretKeySpec> bySystem) {
    this.bySystem = Map.copyOf(bySystem);
  }

  /** Nobody signs. */
  public static Secrets none() {
    return new Secrets(Map.of());
  }

  /**
   * The file with which Baton's application is configured: YAML with {@code
   * baton.reporters.<system>.secrets}. The first secret of each system is used.
   *
   * @throws IllegalArgumentException when it holds no secrets; the message says what to write
   * @throws IOException when it cannot be read
   */
  public static Secrets ofFile(Path file) throws IOException {
    JsonNode reporters;
    try {
      reporters = new YAMLMapper().readTree(Files.readString(file)).at("/baton/reporters");
    } catch (JacksonException e) {
      // Its message would show a piece of the file.
      throw new IllegalArgumentException(file + " is no YAML", e);
    }
    Map<String, SecretKeySpec> found = new HashMap<>();
    for (Map.Entry<String, JsonNode> reporter : reporters.properties()) {
      JsonNode secrets = reporter.getValue().path("secrets");
      String secret = secrets.isArray() ? secrets.path(0).asText() : secrets.asText();
      if (!secret.isBlank()) {
        found.put(reporter.getKey(), key(file, reporter.getKey(), secret));
      }
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          file
              + " holds no secrets: write baton:, reporters:, the system's id: and secrets: as in"
              + " Baton's application.yaml; ./baton secret makes them");
    }
    return new Secrets(found);
  }

  /** The headers that sign a body; none if the system has no secret. */
  Map<String, String> headers(String system, String id, Instant now, String body) {
    SecretKeySpec key = bySystem.get(system);
    if (key == null) {
      return Map.of();
    }
    String timestamp = Long.toString(now.getEpochSecond());
    String signed = id + "." + timestamp + "." + body;
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] signature = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      return Map.of(
          "webhook-id", id,
          "webhook-timestamp", timestamp,
          "webhook-signature", "v1," + Base64.getEncoder().encodeToString(signature));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  private static SecretKeySpec key(Path file, String system, String secret) {
    try {
      String base64 = secret.startsWith("whsec_") ? secret.substring(6) : secret;
      return new SecretKeySpec(Base64.getDecoder().decode(base64.strip()), ALGORITHM);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          file + ": the secret of " + system + " is not base64; ./baton secret makes one", e);
    }
  }
}
