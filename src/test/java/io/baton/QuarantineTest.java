package io.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.baton.order.OrderEnded;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Feedback that nobody could act upon, and what a person does about it, over real HTTP. */
class QuarantineTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static RunningBaton baton;

  @BeforeAll
  static void start() throws IOException {
    baton = RunningBaton.start("baton.keep-early=PT1S", "server.tomcat.threads.max=20");
  }

  @AfterAll
  static void stop() {
    baton.close();
  }

  @Test
  void keepsWhatASystemReportsThatNoPolicyKnows() throws Exception {
    HttpResponse<String> response =
        baton.report("frud", "{\"orderId\":\"q1\",\"eventId\":\"e1\",\"status\":\"cleared\"}");
    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(MAPPER.readTree(response.body()).path("answer").asText()).isEqualTo("quarantined");
    JsonNode entry = entry("q1");
    assertThat(entry.path("reason").asText()).isEqualTo("unknown system");
    assertThat(entry.path("problem").asText()).contains("frud");
    assertThat(entry.path("feedback").path("status").asText()).isEqualTo("cleared");

    HttpResponse<String> replay = replay(entry);
    assertThat(replay.statusCode()).isEqualTo(409);
    assertThat(replay.body()).contains("No deployed policy knows the system frud.");
    assertThat(drop(entry).statusCode()).isEqualTo(200);
    assertThat(drop(entry).statusCode()).isEqualTo(404);
    assertThat(replay(entry).statusCode()).isEqualTo(404);
    assertThat(find("q1").isMissingNode()).isTrue();
  }

  @Test
  void keepsAStatusThatThePolicyOfTheOrderDoesNotKnow() throws Exception {
    baton.startParcel("q2");
    await().until(() -> !baton.systems.calls("fraud/trigger", "q2").isEmpty());
    assertThat(baton.reportFraud("q2", "e1", "claered").body()).contains("quarantined");
    assertThat(entry("q2").path("reason").asText()).isEqualTo("unknown status");
    assertThat(baton.reportFraud("q2", "e1", "claered").body()).contains("duplicate");
    assertThat(baton.reportFraud("q2", "e2", "cleared").body()).contains("accepted");
    awaitEnd("q2", "inventory/reserved/i1 e2");
    HttpResponse<String> replay = replay(entry("q2"));
    assertThat(replay.statusCode()).isEqualTo(409);
    assertThat(replay.body()).contains("Order q2 has ended");
  }

  @Test
  void takesInWhatWaitedInVainAndDeliversItWhenItIsReplayedAfterTheOrderHasStarted()
      throws Exception {
    assertThat(baton.reportFraud("q3", "e1", "cleared").body()).contains("early");
    await().atMost(Duration.ofSeconds(30)).until(() -> !find("q3").isMissingNode());
    assertThat(entry("q3").path("reason").asText()).isEqualTo("never started");
    baton.startParcel("q3");
    await().until(() -> !baton.systems.calls("fraud/trigger", "q3").isEmpty());
    assertThat(replay(entry("q3")).statusCode()).isEqualTo(202);
    awaitEnd("q3", "inventory/reserved/i1 e1");
    assertThat(find("q3").isMissingNode()).isTrue();
  }

  @Test
  void listsPageByPage() throws Exception {
    for (int i = 0; i < 3; i++) {
      baton.report(
          "frud", "{\"orderId\":\"q4\",\"eventId\":\"e" + i + "\",\"status\":\"cleared\"}");
    }
    JsonNode all = MAPPER.readTree(baton.get("/quarantine").body());
    assertThat(all.path("size").asInt()).isGreaterThanOrEqualTo(3);
    assertThat(all.path("next").isNull()).isTrue();
    JsonNode first = MAPPER.readTree(baton.get("/quarantine?limit=1").body());
    assertThat(first.path("entries")).hasSize(1);
    assertThat(first.path("next")).isEqualTo(first.path("entries").get(0).path("id"));
    JsonNode second =
        MAPPER.readTree(baton.get("/quarantine?limit=1&after=" + first.path("next")).body());
    assertThat(second.path("entries").get(0)).isEqualTo(all.path("entries").get(1));
  }

  private static JsonNode entry(String orderId) throws Exception {
    JsonNode found = find(orderId);
    assertThat(found.isMissingNode()).isFalse();
    return found;
  }

  private static JsonNode find(String orderId) throws Exception {
    for (JsonNode entry : MAPPER.readTree(baton.get("/quarantine").body()).path("entries")) {
      if (entry.path("orderId").asText().equals(orderId)) {
        return entry;
      }
    }
    return MissingNode.getInstance();
  }

  private static HttpResponse<String> replay(JsonNode entry) throws Exception {
    return baton.post("/quarantine/" + entry.path("id") + "/replay", "application/json", "");
  }

  private static HttpResponse<String> drop(JsonNode entry) throws Exception {
    return baton.delete("/quarantine/" + entry.path("id"));
  }

  private static void awaitEnd(String orderId, String outcome) {
    await()
        .untilAsserted(
            () ->
                assertThat(baton.events(OrderEnded.class))
                    .contains(new OrderEnded(orderId, "parcel", outcome)));
  }
}
