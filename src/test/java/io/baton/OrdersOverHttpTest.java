package io.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.RecordedSystems.Answer;
import io.baton.order.OrderEnded;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders that a shop starts, cancels and asks for over HTTP. */
class OrdersOverHttpTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static RunningBaton baton;

  @BeforeAll
  static void start() throws IOException {
    baton = RunningBaton.start();
  }

  @AfterAll
  static void stop() {
    baton.close();
  }

  @Test
  void startsAnOrderOnceHoweverOftenItIsSent() throws Exception {
    HttpResponse<String> first = post("h1", "parcel", "{\"total\":12,\"to\":\"Ann\"}");
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(first.headers().firstValue("Location")).hasValue("/orders/h1");
    HttpResponse<String> again = post("h1", "parcel", "{\"to\":\"Ann\",\"total\":12}");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(MAPPER.readTree(again.body()).path("answer").asText()).isEqualTo("duplicate");
    assertThat(post("h1", "parcel", "{\"total\":13}").statusCode()).isEqualTo(409);

    awaitCall("fraud/trigger", "h1");
    assertThat(post("h1", "parcel", "{\"to\":\"Ann\",\"total\":12}").statusCode()).isEqualTo(200);
    baton.reportFraud("h1", "e1", "cleared");
    awaitEnd("h1", "inventory/reserved/i1 e1");
    assertThat(post("h1", "parcel", "{\"to\":\"Ann\",\"total\":12}").statusCode()).isEqualTo(200);
    assertThat(baton.systems.calls("inventory/trigger", "h1"))
        .singleElement()
        .satisfies(
            call -> assertThat(call.body().path("order").path("to").asText()).isEqualTo("Ann"));
  }

  @Test
  void startsAnOrderOnceWhenItIsSentByManyAtTheSameMoment() throws Exception {
    List<Callable<Integer>> posts = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      posts.add(() -> post("h2", "parcel", "{}").statusCode());
    }
    List<Integer> answers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(posts)) {
        answers.add(answer.get());
      }
    }
    assertThat(answers).containsOnlyOnce(201).containsOnly(200, 201);
    awaitCall("fraud/trigger", "h2");
    baton.reportFraud("h2", "e1", "cleared");
    awaitEnd("h2", "inventory/reserved/i1 e1");
    assertThat(baton.systems.calls("inventory/trigger", "h2")).hasSize(1);
  }

  @Test
  void refusesAnIdThatWasUsedOverGrpc() throws Exception {
    baton.startParcel("h3");
    awaitCall("fraud/trigger", "h3");
    HttpResponse<String> response = post("h3", "parcel", "{}");
    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(response.body()).contains("not over HTTP");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[                                                             | 400 | ''           | not JSON",
        "{} []                                                         | 400 | ''           | not JSON",
        "[]                                                            | 400 | orderId      | missing",
        "{\"businessType\":\"parcel\",\"order\":{}}                    | 400 | orderId      | missing",
        "{\"orderId\":7,\"businessType\":\"parcel\",\"order\":{}}      | 400 | orderId      | not a text",
        "{\"orderId\":\"a\\nb\",\"businessType\":\"parcel\",\"order\":{}} | 400 | orderId  | control",
        "{\"orderId\":\"x\",\"order\":{}}                               | 400 | businessType | missing",
        "{\"orderId\":\"x\",\"businessType\":\"parcel\"}                | 400 | order        | missing",
        "{\"orderId\":\"x\",\"businessType\":\"parcel\",\"order\":[]}   | 400 | order        | not an object",
        "{\"orderId\":\"x\",\"businessType\":\"parcel\",\"order\":{\"n\":1e999}} | 400 | order | 64 bits",
        "{\"orderId\":\"x\",\"businessType\":\"parcl\",\"order\":{}}    | 422 | ''           | parcl"
      })
  void saysWhatIsWrongWithAnOrder(String body, int status, String field, String problem)
      throws Exception {
    HttpResponse<String> response = baton.post("/orders", "application/json", body);
    assertThat(response.statusCode()).isEqualTo(status);
    JsonNode answer = MAPPER.readTree(response.body());
    assertThat(answer.path("field").asText("")).isEqualTo(field.equals("''") ? "" : field);
    assertThat(answer.path("detail").asText()).contains(problem);
    assertThat(answer.path("remedy").asText()).isNotEmpty();
  }

  @Test
  void namesTheBusinessTypesThatItKnows() throws Exception {
    JsonNode answer = MAPPER.readTree(post("h4", "parcl", "{}").body());
    assertThat(answer.path("known")).extracting(JsonNode::asText).containsExactly("parcel");
  }

  @Test
  void refusesAnOrderThatIsTooLarge() throws Exception {
    HttpResponse<String> response =
        post("h5", "parcel", "{\"x\":\"" + "x".repeat(512 * 1024) + "\"}");
    assertThat(response.statusCode()).isEqualTo(413);
  }

  @Test
  void tellsTheStoryOfAnOrder() throws Exception {
    assertThat(baton.get("/orders/h6").statusCode()).isEqualTo(404);
    post("h6", "parcel", "{}");
    awaitCall("fraud/trigger", "h6");
    await().until(() -> story("h6").path("waitsFor").size() == 1);
    JsonNode waiting = story("h6");
    assertThat(waiting.path("state").asText()).isEqualTo("running");
    assertThat(waiting.path("stands").asText()).startsWith("It waits for fraud (since ");
    baton.reportFraud("h6", "e1", "checking");
    baton.reportFraud("h6", "e2", "suspicious");
    awaitCall("inventory/instruct", "h6");
    await().until(() -> story("h6").path("state").asText().equals("paused"));
    assertThat(story("h6").path("stands").asText())
        .startsWith("It is paused since ")
        .contains(" at risk: fraud reported suspicious.");
    baton.reportFraud("h6", "e3", "cleared");
    assertThat(told("h6")).endsWith("reported fraud cleared waits");
    baton.decide("h6");
    awaitEnd("h6", "inventory/reserved/i1 e1 e2 e3");
    baton.reportFraud("h6", "e4", "cleared");

    JsonNode story = story("h6");
    assertThat(story.path("state").asText()).isEqualTo("ended");
    assertThat(story.path("outcome").asText()).isEqualTo("inventory/reserved/i1 e1 e2 e3");
    assertThat(story.path("stands").asText()).startsWith("It has ended: ");
    assertThat(told("h6"))
        .containsExactly(
            "received",
            "triggered inventory",
            "reported inventory reserved stored",
            "triggered fraud",
            "reported fraud checking stored",
            "reported fraud suspicious paused the order",
            "paused risk",
            "instructed inventory release accepted",
            "reported fraud cleared stored",
            "resumed",
            "ended inventory/reserved/i1 e1 e2 e3",
            "reported fraud cleared too late");
  }

  @Test
  void saysWhatKeepsASystemFromTakingItsCall() throws Exception {
    baton.systems.answer("inventory/trigger", "h8", call -> new Answer(422, "{}"));
    post("h8", "parcel", "{}");
    await().until(() -> story("h8").path("waitsFor").path(0).hasNonNull("trouble"));
    assertThat(story("h8").path("stands").asText())
        .startsWith("It waits for inventory (since ")
        .contains("System inventory answered the call trigger with HTTP 422.");
  }

  @Test
  void cancelsAnOrderByReportingOnTheRequestsBehalf() throws Exception {
    assertThat(baton.post("/orders/h7/cancel", "application/json", "").statusCode()).isEqualTo(404);
    post("h7", "parcel", "{}");
    awaitCall("fraud/trigger", "h7");
    HttpResponse<String> cancelled = baton.post("/orders/h7/cancel", "application/json", "");
    assertThat(cancelled.statusCode()).isEqualTo(202);
    assertThat(cancelled.body()).contains("accepted");
    await().until(() -> baton.published("h7").size() == 1);
    assertThat(baton.messageVariables("h7").getFirst().toString())
        .contains("system=request", "status=cancelled");
    baton.reportFraud("h7", "e1", "cleared");
    awaitEnd("h7", "inventory/reserved/i1 e1");
    assertThat(baton.post("/orders/h7/cancel", "application/json", "").statusCode()).isEqualTo(410);
  }

  private static HttpResponse<String> post(String orderId, String businessType, String order)
      throws Exception {
    return baton.post(
        "/orders",
        "application/json",
        "{\"orderId\":\"%s\",\"businessType\":\"%s\",\"order\":%s}"
            .formatted(orderId, businessType, order));
  }

  private static JsonNode story(String orderId) throws Exception {
    return MAPPER.readTree(baton.get("/orders/" + orderId).body());
  }

  /** The lines of a story, each in a few words. */
  private static List<String> told(String orderId) throws Exception {
    List<String> lines = new ArrayList<>();
    for (JsonNode line : story(orderId).path("story")) {
      StringBuilder words = new StringBuilder(line.path("what").asText());
      for (String field :
          List.of("system", "status", "instruction", "answer", "effect", "outcome")) {
        boolean isOfTheCause =
            field.equals("status") && !line.path("what").asText().equals("reported");
        if (line.hasNonNull(field) && !isOfTheCause) {
          words.append(' ').append(line.path(field).asText());
        }
      }
      if (line.path("what").asText().equals("paused")) {
        words.append(' ').append(line.path("node").asText());
      }
      lines.add(words.toString());
    }
    return lines;
  }

  private static void awaitCall(String path, String orderId) {
    await().untilAsserted(() -> assertThat(baton.systems.calls(path, orderId)).isNotEmpty());
  }

  private static void awaitEnd(String orderId, String outcome) {
    await()
        .untilAsserted(
            () ->
                assertThat(baton.events(OrderEnded.class))
                    .contains(new OrderEnded(orderId, "parcel", outcome)));
  }
}
