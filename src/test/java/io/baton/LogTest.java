package io.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.RecordedSystems.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Log lines: what they are about, and what is never in them. */
@ExtendWith(OutputCaptureExtension.class)
class LogTest {

  private static final String SECRET = "4929-SECRET-1234";

  /** Spring Boot keeps it as a system property, for all that starts later in this JVM. */
  @AfterEach
  void backToLinesForPeople() {
    System.clearProperty("CONSOLE_LOG_STRUCTURED_FORMAT");
  }

  @Test
  void tellsOrderSystemAndProcessInstanceAsFields(CapturedOutput output) throws Exception {
    try (RunningBaton baton = RunningBaton.start("logging.structured.format.console=ecs")) {
      failAtInventory(baton, "l1");
      await()
          .untilAsserted(
              () ->
                  assertThat(line(output, "is an incident"))
                      .containsEntry("orderId", "l1")
                      .containsEntry("system", "inventory")
                      .hasEntrySatisfying(
                          "processInstance", key -> assertThat(key.toString()).matches("[0-9]+")));
    }
  }

  @Test
  void tellsThemInABracketOnATerminalAndNoBracketElsewhere(CapturedOutput output) throws Exception {
    try (RunningBaton baton = RunningBaton.start()) {
      failAtInventory(baton, "l2");
      await()
          .untilAsserted(
              () ->
                  assertThat(output.getOut().lines())
                      .anyMatch(
                          line ->
                              line.contains("is an incident")
                                  && line.matches(".*\\[l2 inventory [0-9]+ ] .*")));
      assertThat(output.getOut().lines())
          .filteredOn(line -> line.contains("Process fulfillment-parcel"))
          .isNotEmpty()
          .noneMatch(line -> line.matches(".*\\[ *].*"));
    }
  }

  @Test
  void holdsNothingOfWhatOrdersAndSystemsSay(CapturedOutput output) throws Exception {
    try (RunningBaton baton = RunningBaton.start("logging.level.io.baton=debug")) {
      for (String order : List.of("l4", "l5")) {
        int status = order.equals("l4") ? 422 : 503;
        baton.systems.answer(
            "inventory/trigger",
            order,
            call -> new Answer(status, "{\"card\":\"" + SECRET + "\"}"));
        baton.startOrder(
            "fulfillment-parcel",
            Map.of("orderId", order, "businessType", "parcel", "order", Map.of("card", SECRET)));
      }
      String data = ",\"data\":{\"card\":\"" + SECRET + "\"}}";
      String report = "{\"orderId\":\"l6\",\"eventId\":\"e1\",\"status\":\"checking\"" + data;
      baton.startParcel("l6");
      await().until(() -> !baton.systems.calls("fraud/trigger", "l6").isEmpty());
      baton.report("fraud", report);
      baton.report("fraud", report.replace("SECRET", "SECRET again"));
      baton.report("fraud", report.replace("}}", "}"));
      baton.report("fraud", report.replace("\"checking\"", "[]"));
      await().until(() -> baton.published("l6").contains("e1"));
      await().until(() -> output.getOut().contains("is done later"));
      assertThat(output.getOut()).contains("is an incident");
      assertThat(output.getOut()).contains("with another content");
      assertThat(output.getAll()).doesNotContain("SECRET");
    }
  }

  private static void failAtInventory(RunningBaton baton, String orderId) {
    baton.systems.answer("inventory/trigger", orderId, call -> new Answer(422, "{}"));
    baton.startParcel(orderId);
  }

  private static Map<String, Object> line(CapturedOutput output, String part) throws Exception {
    String found =
        output.getOut().lines().filter(line -> line.contains(part)).findFirst().orElse("{}");
    return new ObjectMapper().readValue(found, new TypeReference<>() {});
  }
}
