package io.baton;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.baton.RecordedSystems.Answer;
import io.baton.RecordedSystems.Call;
import io.baton.system.TriggerAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Who Baton says that it is, each way against a real server. */
@ExtendWith(OutputCaptureExtension.class)
class SystemAuthTest {

  private static final String FRAUD = "baton.systems.fraud.auth.";

  @Test
  void sendsNoCredentialsUnlessToldTo() throws Exception {
    try (CalledSystems called = CalledSystems.start()) {
      called.trigger("fraud", "o1");
      assertThat(onlyCall(called).headers()).doesNotContainKeys("Authorization", "X-api-key");
    }
  }

  @Test
  void sendsAnApiKeyToTheSystemThatHasOneAndToNoOther() throws Exception {
    try (CalledSystems called =
        CalledSystems.start(FRAUD + "kind=api-key", FRAUD + "header=X-Gate", FRAUD + "key=k-17")) {
      called.trigger("fraud", "o1");
      called.trigger("inventory", "o2");
      assertThat(called.systems.calls("fraud/trigger", "o1").getFirst().headers().get("X-Gate"))
          .containsExactly("k-17");
      assertThat(called.systems.calls("inventory/trigger", "o2").getFirst().headers())
          .doesNotContainKey("X-gate");
    }
  }

  @Test
  void sendsUserAndPasswordThatAllSystemsShare() throws Exception {
    try (CalledSystems called =
        CalledSystems.start(
            "baton.calls.auth.kind=basic",
            "baton.calls.auth.username=baton",
            "baton.calls.auth.password=pässword")) {
      called.trigger("fraud", "o1");
      String sent = onlyCall(called).headers().getFirst("Authorization");
      assertThat(
              new String(
                  Base64.getDecoder().decode(sent.replace("Basic ", "")), StandardCharsets.UTF_8))
          .isEqualTo("baton:pässword");
    }
  }

  @Test
  void getsOneTokenForManyCalls() throws Exception {
    try (TokenEndpoint tokens = new TokenEndpoint();
        CalledSystems called = CalledSystems.start(oauth2(tokens))) {
      List<CompletableFuture<TriggerAnswer>> calls =
          IntStream.range(0, 8)
              .mapToObj(n -> CompletableFuture.supplyAsync(() -> called.trigger("fraud", "o" + n)))
              .toList();
      assertThat(calls)
          .allSatisfy(call -> assertThat(call.get()).isEqualTo(new TriggerAnswer.Taken()));
      assertThat(tokens.requests)
          .containsExactly(
              basic("baton", "s3cret") + " grant_type=client_credentials&scope=orders+stock");
      assertThat(called.systems.calls(call -> true))
          .hasSize(8)
          .allSatisfy(
              call ->
                  assertThat(call.headers().getFirst("Authorization")).isEqualTo("Bearer token-1"));
    }
  }

  @Test
  void getsAnotherTokenOnceWhenTheSystemHasWithdrawnTheOldOne(CapturedOutput output)
      throws Exception {
    try (TokenEndpoint tokens = new TokenEndpoint();
        CalledSystems called = CalledSystems.start(oauth2(tokens))) {
      called.trigger("fraud", "o1");
      called.systems.answer(
          "fraud/trigger",
          call ->
              call.headers().getFirst("Authorization").equals("Bearer token-1")
                  ? new Answer(401, "")
                  : new Answer(202, ""));
      assertThat(called.trigger("fraud", "o2")).isEqualTo(new TriggerAnswer.Taken());
      assertThat(called.trigger("fraud", "o3")).isEqualTo(new TriggerAnswer.Taken());
      assertThat(tokens.requests).hasSize(2);

      called.systems.answer("fraud/trigger", call -> new Answer(401, "who are you?"));
      TriggerAnswer answer = called.trigger("fraud", "o4");
      assertThat(answer).isInstanceOf(TriggerAnswer.InVain.class);
      assertThat(called.text(answer))
          .contains("answered the call trigger with HTTP 401.")
          .contains(
              "Correct baton.systems.fraud.auth, or have the system let Baton in, then retry");
      assertThat(called.systems.calls("fraud/trigger", "o4")).hasSize(2);
      assertThat(tokens.requests).hasSize(3);
    }
    assertThat(output).doesNotContain("s3cret").doesNotContain("token-1");
  }

  @Test
  void getsATokenForEachCallThatIsAboutToExpire() throws Exception {
    try (TokenEndpoint tokens = new TokenEndpoint();
        CalledSystems called = CalledSystems.start(oauth2(tokens))) {
      tokens.expiresIn = 20;
      called.trigger("fraud", "o1");
      called.trigger("fraud", "o2");
      assertThat(tokens.requests).hasSize(2);
    }
  }

  @Test
  void saysThatTheTokenEndpointIsToBlame() throws Exception {
    try (TokenEndpoint tokens = new TokenEndpoint();
        CalledSystems called = CalledSystems.start(oauth2(tokens))) {
      tokens.status = 400;
      TriggerAnswer answer = called.trigger("fraud", "o1");
      assertThat(answer).isInstanceOf(TriggerAnswer.Later.class);
      assertThat(called.text(answer))
          .startsWith(
              "System fraud was not reached by the call trigger: the token endpoint "
                  + tokens.url()
                  + " gave no token (invalid_client). This was try 1 of 4.")
          .doesNotContain("s3cret");
      assertThat(called.systems.calls(call -> true)).isEmpty();

      tokens.status = 401;
      assertThat(called.text(called.trigger("fraud", "o1"))).contains("gave no token (HTTP 401).");
      called.trigger("fraud", "o1");
      tokens.stop();
      assertThat(called.text(called.trigger("fraud", "o1")))
          .contains("gave no token (there is no connection to it). It was tried 4 times. See that")
          .contains("See that the token endpoint works and that baton.systems.fraud.auth is right");
    }
  }

  private static String[] oauth2(TokenEndpoint tokens) {
    return new String[] {
      FRAUD + "kind=oauth2",
      FRAUD + "token-url=" + tokens.url(),
      FRAUD + "client-id=baton",
      FRAUD + "client-secret=s3cret",
      FRAUD + "scope=orders stock"
    };
  }

  private static String basic(String user, String password) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  private static Call onlyCall(CalledSystems called) {
    return called.systems.calls(call -> true).getFirst();
  }

  /** Gives out token-1, token-2 and so on. */
  private static final class TokenEndpoint implements AutoCloseable {

    final List<String> requests = new CopyOnWriteArrayList<>();
    volatile int expiresIn = 3600;
    volatile int status = 200;
    private final HttpServer server = HttpServer.create(RecordedSystems.anyPort(), 0);

    TokenEndpoint() throws IOException {
      server.createContext(
          "/token",
          exchange -> {
            try (exchange) {
              String form =
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
              requests.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + form);
              String token =
                  """
                  {"access_token":"token-%d","token_type":"Bearer","expires_in":%d}
                  """
                      .formatted(requests.size(), expiresIn);
              byte[] body =
                  (status == 200 ? token : "{\"error\":\"invalid_client\"}")
                      .getBytes(StandardCharsets.UTF_8);
              exchange.getResponseHeaders().add("Content-Type", "application/json");
              exchange.sendResponseHeaders(status, body.length);
              exchange.getResponseBody().write(body);
            }
          });
      server.start();
    }

    String url() {
      return "http://127.0.0.1:" + server.getAddress().getPort() + "/token";
    }

    void stop() {
      server.stop(0);
    }

    @Override
    public void close() {
      stop();
    }
  }
}
