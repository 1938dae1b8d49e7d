package io.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.RecordedSystems.Answer;
import io.baton.order.OrderLedger;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A system refuses an instruction for good, and people settle it. */
class SettledByHandTest {

  @Test
  void goesOnWithoutAskingAgain() throws Exception {
    try (RunningBaton baton = RunningBaton.start()) {
      baton.systems.answer(
          "inventory/instruct",
          call -> new Answer(200, "{\"answer\":\"refused\",\"reason\":\"already packed\"}"));
      baton.startParcel("o1");
      await().until(() -> !baton.systems.calls("fraud/trigger", "o1").isEmpty());
      baton.reportFraud("o1", "e1", "suspicious");
      await().until(() -> baton.incidents("instruct").size() == 1);
      assertThat(baton.incidents("instruct").getFirst())
          .contains("It answered: \"already packed\".")
          .contains("POST /orders/{id}/settle with the key o1:inventory:release:1");

      assertThat(settle(baton, "o2", "o1:inventory:release:1", "called them").statusCode())
          .isEqualTo(404);
      assertThat(settle(baton, "o1", "o1:inventory:1", "called them").body())
          .contains("No system was given an instruction with this key")
          .contains("o1:inventory:release:1");
      assertThat(settle(baton, "o1", "o1:inventory:release:1", " ").body())
          .contains("Say in 1 to 500 how it was settled.");
      assertThat(settle(baton, "o1", "o1:inventory:release:1", "\\\"Stopped\\\" by phone").body())
          .contains("settled");
      assertThat(settle(baton, "o1", "o1:inventory:release:1", "by fax").statusCode())
          .isEqualTo(200);

      baton.retryIncidents();
      await().until(() -> baton.completedJobs("instruct") == 1);
      assertThat(baton.results("instruct"))
          .containsExactly(Map.of("instruct_answer", "settled by hand: \"Stopped\" by phone"));
      assertThat(baton.systems.calls("inventory/instruct", "o1")).hasSize(1);
      assertThat(baton.context.getBean(OrderLedger.class).settled("o1", "o1:inventory:release:1"))
          .get()
          .satisfies(settled -> assertThat(settled.why()).isEqualTo("\"Stopped\" by phone"));
    }
  }

  private static HttpResponse<String> settle(
      RunningBaton baton, String order, String key, String why) throws Exception {
    return baton.post(
        "/orders/" + order + "/settle",
        "application/json",
        "{\"key\":\"%s\",\"why\":\"%s\"}".formatted(key, why));
  }
}
