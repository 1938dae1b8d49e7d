package io.baton.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading the secrets of Baton's configuration, and signing with them. */
final class SecretsTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  @TempDir private Path folder;

  /** The expected value was made with openssl. */
  @Test
  void signsWithTheFirstSecretOfTheSystem() throws IOException {
    Secrets secrets =
        secrets(
            """
            baton:
              reporters:
                warehouse:
                  secrets: [%s, whsec_b2xkIG9sZCBvbGQgb2xkIG9sZCBvbGQ=]
                inventory:
                  secrets: %s
            """
                .formatted(SECRET, SECRET));
    Map<String, String> expected =
        Map.of(
            "webhook-id", "msg_1",
            "webhook-timestamp", "1614265330",
            "webhook-signature", "v1,yBZFv6DFArvgJxWSPxNnUZttSjILkA7V3OFOuujB2wE=");
    Instant now = Instant.ofEpochSecond(1614265330);
    assertThat(secrets.headers("warehouse", "msg_1", now, "{\"a\":\"é\"}")).isEqualTo(expected);
    assertThat(secrets.headers("inventory", "msg_1", now, "{\"a\":\"é\"}")).isEqualTo(expected);
    assertThat(secrets.headers("capture", "msg_1", now, "{\"a\":\"é\"}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "baton: [",
        "baton: {reporters: {warehouse: {}}}",
        "baton: {reporters: {warehouse: {secrets: 'hunter2!'}}}"
      })
  void tellsWhatIsWrongWithAFileAndShowsNoSecret(String yaml) {
    assertThatThrownBy(() -> secrets(yaml))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("secrets.yaml")
        .hasMessageNotContaining("hunter2");
  }

  private Secrets secrets(String yaml) throws IOException {
    return Secrets.ofFile(Files.writeString(folder.resolve("secrets.yaml"), yaml));
  }
}
