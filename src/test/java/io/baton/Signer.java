package io.baton;

import com.standardwebhooks.Webhook;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** A system that signs what it reports with the library of Standard Webhooks. */
final class Signer {

  private final String secret;

  private Signer(String secret) {
    this.secret = secret;
  }

  /** With a secret of 32 bytes that is made of a name. */
  static Signer named(String name) {
    byte[] bytes = ("a secret of at least 24 bytes: " + name).getBytes(StandardCharsets.UTF_8);
    return new Signer("whsec_" + Base64.getEncoder().encodeToString(bytes));
  }

  String secret() {
    return secret;
  }

  String sign(String id, long timestamp, String body) {
    try {
      return new Webhook(secret).sign(id, timestamp, body);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  HttpRequest report(URI address, String body) {
    String id = UUID.randomUUID().toString();
    long now = Instant.now().getEpochSecond();
    return report(address, body, id, Long.toString(now), sign(id, now, body));
  }

  static HttpRequest report(
      URI address, String body, String id, String timestamp, String signature) {
    return HttpRequest.newBuilder(address)
        .header("Content-Type", "application/json")
        .header("webhook-id", id)
        .header("webhook-timestamp", timestamp)
        .header("webhook-signature", signature)
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }
}
