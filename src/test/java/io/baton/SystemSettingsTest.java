package io.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.system.settings.WrongSettingsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What the application says at start-up about settings of systems. */
@ExtendWith(OutputCaptureExtension.class)
class SystemSettingsTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          systems.fraud.url=ftp://x | Setting baton.systems.fraud.url: 'ftp://x' must be an http(s) URL.
          systems.fraud.url=https://me:pw1@x | Setting baton.systems.fraud.url: it holds a user or password.
          systems.fraud.url=http://x/?a=1 | 'http://x/?a=1' goes on after the path. Leave out ? and #.
          systems.fraud.url=http://a b | 'http://a b' is no URL.
          systems.frod.url=http://x | Settings baton.systems.frod.* are of a system that no deployed process calls. Correct the id to one of fraud, inventory, or name it in baton.other-systems
          systems.fraud.adapter=fax | Setting baton.systems.fraud.adapter is fax. There is http.
          systems.fraud.ssl-bundle=wms | Setting baton.systems.fraud.ssl-bundle: there is no bundle wms. Define it below spring.ssl.bundle.pem
          systems.fraud.auth.kind=magic | Setting baton.systems.fraud.auth.kind is magic. It must be one of none, api-key, basic, oauth2.
          systems.fraud.auth.kind=oauth2 | Setting baton.systems.fraud.auth.token-url: it is missing, and auth.kind=oauth2 needs it.
          calls.auth.kind=api-key | Setting baton.systems.inventory.auth.key: it is missing, and auth.kind=api-key needs it.
          systems.fraud.read-timeout=soon | Setting baton.systems.fraud.read-timeout is soon. It must be a duration, such as PT15S or 15s.
          systems.fraud.read-timeout=PT57S | Setting baton.systems.fraud.read-timeout: with PT57S a call can take PT1M3S
          systems.fraud.max-concurrent-calls=0 | Setting baton.systems.fraud.max-concurrent-calls is 0. It must be greater than or equal to 1.
          calls.retry.attempts=many | Setting baton.calls.retry.attempts is many. It must be a whole number.
          calls.retry.multiplier=0.5 | Setting baton.calls.retry.multiplier is 0.5. It must be greater than or equal to 1.
          systems.fraud.breaker.window=3 | Setting baton.systems.fraud.breaker.minimum-calls is 5. It must not be more than breaker.window, which is 3.
          systems.fraud.auth.passwort=pw1 | Setting baton.systems.fraud.auth.passwort is none that Baton knows. See how it is spelt.
          calls.retries=3 | Setting baton.calls.retries is none that Baton knows.
          systems-url=localhost:8090 | Setting baton.systems-url is localhost:8090. It must be an http(s) URL that contains {system}.
          """)
  void saysWhichSettingIsWrongAndWhatToDo(String setting, String text, CapturedOutput output) {
    assertThatThrownBy(() -> CalledSystems.start("baton." + setting))
        .hasRootCauseInstanceOf(WrongSettingsException.class);
    assertThat(output).contains(text).contains("APPLICATION FAILED TO START").doesNotContain("pw1");
  }

  @Test
  void saysAllThatIsWrongAtOnce(CapturedOutput output) {
    assertThatThrownBy(
            () ->
                CalledSystems.start(
                    "baton.systems.fraud.url=x", "baton.systems.inventory.ssl-bundle=none"))
        .hasRootCauseInstanceOf(WrongSettingsException.class);
    assertThat(output)
        .contains("Setting baton.systems.fraud.url: 'x' must be")
        .contains("Setting baton.systems.inventory.ssl-bundle: there is no bundle none.");
  }

  @Test
  void callsASystemOfAnEarlierVersionByItsSettings() throws Exception {
    try (RecordedSystems fax = new RecordedSystems();
        CalledSystems called =
            CalledSystems.start(
                "baton.other-systems=faxMachine",
                "baton.systems.faxmachine.url=" + fax.url().replace("{system}", "fax"))) {
      called.trigger("faxMachine", "o1");
      assertThat(fax.calls("fax/trigger", "o1")).hasSize(1);
    }
  }

  @Test
  void takesSecretsFromFiles() throws Exception {
    Path secret =
        Files.createDirectories(folder.resolve("baton/systems/fraud/auth")).resolve("key");
    Files.writeString(secret, "from-a-file\n");
    try (CalledSystems called =
        CalledSystems.start(
            "spring.config.import=configtree:" + folder + "/",
            "baton.systems.fraud.auth.kind=api-key")) {
      called.trigger("fraud", "o1");
      assertThat(called.systems.calls("fraud/trigger", "o1").getFirst().headers().get("X-API-Key"))
          .containsExactly("from-a-file");
    }
  }
}
