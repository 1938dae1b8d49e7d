package io.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.proto.trace.v1.Span;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Traces, as a collector gets them: from the trigger to the feedback and on to the engine. */
@ExtendWith(OutputCaptureExtension.class)
class TraceTest {

  private static final String FOREIGN = "4bf92f3577b34da6a3ce929d0e0e4736";

  private static CollectedTraces collector;
  private static RunningBaton baton;

  @BeforeAll
  static void start() throws Exception {
    collector = new CollectedTraces();
    baton =
        RunningBaton.start(
            "management.tracing.enabled=true",
            "management.otlp.tracing.endpoint=" + collector.url(),
            "management.tracing.opentelemetry.export.schedule-delay=PT0.1S");
  }

  @AfterAll
  static void stop() {
    baton.close();
    collector.close();
  }

  @Test
  void givesTheSystemTheTraceOfItsCall() {
    baton.startParcel("t1");
    Span call = awaitSpan("trigger fraud", "t1");
    assertThat(baton.systems.calls("fraud/trigger", "t1"))
        .singleElement()
        .satisfies(
            received -> assertThat(received.traceparent()).contains(CollectedTraces.traceId(call)));
  }

  @Test
  void findsTheCallAgainWhoseFeedbackCarriesNoTrace() throws Exception {
    baton.startParcel("t2");
    Span call = awaitSpan("trigger fraud", "t2");
    baton.reportFraud("t2", "e1", "checking");
    assertThat(awaitSpan("keep fraud", "t2"))
        .satisfies(
            kept -> {
              assertThat(kept.getTraceId()).isEqualTo(call.getTraceId());
              assertThat(kept.getParentSpanId()).isEqualTo(call.getSpanId());
              assertThat(kept.getLinksList())
                  .singleElement()
                  .satisfies(link -> assertThat(link.getTraceId()).isNotEqualTo(call.getTraceId()));
            });
    assertThat(awaitSpan("publish fraud", "t2").getTraceId()).isEqualTo(call.getTraceId());
  }

  @Test
  void goesOnWithTheTraceThatASystemGivesBack() throws Exception {
    baton.startParcel("t3");
    Span call = awaitSpan("trigger fraud", "t3");
    String given = baton.systems.calls("fraud/trigger", "t3").getFirst().traceparent();
    report("t3", given);
    Span kept = awaitSpan("keep fraud", "t3");
    assertThat(kept.getTraceId()).isEqualTo(call.getTraceId());
    assertThat(kept.getParentSpanId()).isNotEqualTo(call.getSpanId());
    assertThat(kept.getLinksList()).isEmpty();
  }

  @Test
  void linksTheTraceThatASystemHasOfItsOwn() throws Exception {
    baton.startParcel("t4");
    Span call = awaitSpan("trigger fraud", "t4");
    report("t4", "00-" + FOREIGN + "-00f067aa0ba902b7-01");
    Span kept = awaitSpan("keep fraud", "t4");
    assertThat(kept.getTraceId()).isEqualTo(call.getTraceId());
    assertThat(kept.getLinksList())
        .singleElement()
        .satisfies(
            link ->
                assertThat(HexFormat.of().formatHex(link.getTraceId().toByteArray()))
                    .isEqualTo(FOREIGN));
  }

  @Test
  void forgetsTheTracesOfAnOrderThatHasEnded() throws Exception {
    baton.startParcel("t5");
    awaitSpan("trigger fraud", "t5");
    assertThat(remembered("t5")).isPositive();
    baton.reportFraud("t5", "e1", "cleared");
    await().until(() -> remembered("t5") == 0);
  }

  @Test
  void isOffAndQuietWithoutACollector(CapturedOutput output) throws Exception {
    try (RunningBaton quiet = RunningBaton.start()) {
      quiet.startParcel("t6");
      await().until(() -> !quiet.systems.calls("fraud/trigger", "t6").isEmpty());
      assertThat(quiet.systems.calls("fraud/trigger", "t6").getFirst().traceparent()).isEmpty();
      assertThat(
              quiet
                  .context
                  .getBean(JdbcClient.class)
                  .sql("select count(*) from trace_context")
                  .query(Integer.class)
                  .single())
          .isZero();
      assertThat(output.getAll()).doesNotContainIgnoringCase("opentelemetry");
    }
  }

  @Test
  void hasNoSpanOfWhatRunsByTheClockOrLooksAtHealth() throws Exception {
    baton.get("/actuator/health");
    baton.startParcel("t7");
    awaitSpan("trigger fraud", "t7");
    assertThat(collector.spans(span -> span.getName().matches(".*(task|actuator).*"))).isEmpty();
  }

  private static int remembered(String orderId) {
    return baton
        .context
        .getBean(JdbcClient.class)
        .sql("select count(*) from trace_context where order_id = ?")
        .param(orderId)
        .query(Integer.class)
        .single();
  }

  private static void report(String orderId, String traceparent) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(baton.url("/feedback/fraud")))
            .header("Content-Type", "application/json")
            .header("traceparent", traceparent)
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"orderId\":\"" + orderId + "\",\"eventId\":\"e1\",\"status\":\"checking\"}"))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(202);
    }
  }

  private static Span awaitSpan(String name, String orderId) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> collector.spans(name, orderId), spans -> !spans.isEmpty())
        .getFirst();
  }
}
