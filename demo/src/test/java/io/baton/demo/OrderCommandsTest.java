package io.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code ./baton order} and {@code ./baton quarantine} with a running application. */
final class OrderCommandsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static EmbeddedEngine engine;
  private static Application application;

  @TempDir private Path folder;

  private record Ran(int code, String out, String err) {}

  @BeforeAll
  static void start() {
    engine = EmbeddedEngine.start();
    // Nobody answers as a system: what the orders wait for is to be told.
    application =
        Application.start(
            Path.of("../bpmn").toAbsolutePath().normalize(),
            engine.address(),
            URI.create("http://127.0.0.1:9"));
  }

  @AfterAll
  static void stop() {
    application.close();
    engine.close();
  }

  @Test
  void startsAnOrderOnceAndTellsWhereItStandsAndWhy() throws IOException {
    Path file = Files.writeString(folder.resolve("order.json"), "{\"total\": 120}");
    assertThat(run("order", "start", "c1", "retail", file.toString()).out()).contains("c1 started");
    assertThat(run("order", "start", "c1", "retail", file.toString()).out())
        .contains("c1 was started before");
    await()
        .atMost(PATIENCE)
        .until(() -> run("order", "show", "c1").out().contains("was not reached"));
    assertThat(run("order", "show", "c1").out())
        .startsWith("Order c1 (retail): running")
        .contains("It waits for ")
        .contains("System inventory was not reached by the call trigger")
        .containsPattern("triggered +inventory +because request reported received");
    assertThat(run("order", "show", "c1", "--json").out()).contains("\"state\" : \"running\"");
    assertThat(run("order", "cancel", "c1").out()).contains("c1: the cancellation is on its way");
    await()
        .atMost(PATIENCE)
        .until(() -> run("order", "show", "c1").out().contains("reported    request cancelled"));
  }

  @Test
  void saysWhatIsWrongAndWhatToDo() throws IOException {
    assertThat(run("order", "show", "nobody"))
        .satisfies(
            ran -> {
              assertThat(ran.code()).isEqualTo(1);
              assertThat(ran.err()).startsWith("baton: Nobody has told of an order nobody yet.");
            });
    assertThat(run("order", "start", "c2", "retial").err())
        .contains("No policy is deployed for the business type retial.");
    assertThat(run("order", "start", "c2", "retail", "missing.json").err())
        .contains("The file missing.json cannot be read as JSON.");
    Ran away = runAt("http://127.0.0.1:9", "order", "show", "c1");
    assertThat(away.code()).isEqualTo(1);
    assertThat(away.err()).contains("There is no connection to http://127.0.0.1:9.");
  }

  @Test
  void listsTheQuarantineAndReplaysAndDropsWhatIsInIt() throws Exception {
    report("{\"orderId\":\"c3\",\"eventId\":\"e1\",\"status\":\"picked\"}");
    String list = run("quarantine", "list").out();
    Matcher id = Pattern.compile("(\\d+) +order c3, wearhouse reported picked").matcher(list);
    assertThat(id.find()).isTrue();
    assertThat(list).contains("No deployed policy knows the system wearhouse.");
    Ran replay = run("quarantine", "replay", id.group(1));
    assertThat(replay.code()).isEqualTo(1);
    assertThat(replay.err()).contains("No deployed policy knows the system wearhouse.");
    assertThat(run("quarantine", "drop", id.group(1)).out()).contains(id.group(1) + " dropped");
    assertThat(run("quarantine", "drop", id.group(1)).code()).isEqualTo(1);
    assertThat(run("quarantine", "list").out()).contains("Nothing is in quarantine.");
  }

  private static void report(String json) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(application.address().resolve("/feedback/wearhouse"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(202);
    }
  }

  private static Ran run(String... arguments) {
    return runAt(application.address().toString(), arguments);
  }

  private static Ran runAt(String baton, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--baton";
    all[arguments.length + 1] = baton;
    int code =
        new CommandLine(new BatonCli())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(all);
    return new Ran(code, out.toString(), err.toString());
  }
}
