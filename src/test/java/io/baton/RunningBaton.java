package io.baton;

import io.baton.openapi.Exchanges;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.MessageIntent;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import io.camunda.zeebe.protocol.record.value.MessageRecordValue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;

/**
 * The application on an embedded engine, with recorded fulfillment systems; started as whoever
 * embeds it would.
 */
final class RunningBaton implements AutoCloseable {

  ZeebeTestEngine engine;
  private final int enginePort;
  final RecordedSystems systems;
  final CamundaClient client;
  final ConfigurableApplicationContext context;
  private final List<Object> events = new CopyOnWriteArrayList<>();
  private final Set<Long> resolved = new HashSet<>();
  private final HttpClient http = HttpClient.newHttpClient();

  private RunningBaton(String... properties) throws IOException {
    engine = EngineFactory.create();
    engine.start();
    String address = engine.getGatewayAddress();
    enginePort = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    systems = new RecordedSystems();
    List<String> all =
        List.of(
            "camunda.client.grpc-address=http://" + address,
            "server.port=0",
            "baton.processes=test/resources/processes",
            "baton.systems-url=" + systems.url(),
            "baton.calls.retry.first-wait=PT0.1S",
            "spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID());
    ApplicationListener<ApplicationEvent> listener = this::remember;
    context =
        new SpringApplicationBuilder(BatonApplication.class)
            .properties(all.toArray(String[]::new))
            .listeners(listener)
            // As arguments, so that they win over application.yaml.
            .run(Stream.of(properties).map("--"::concat).toArray(String[]::new));
    client = context.getBean(CamundaClient.class);
  }

  static RunningBaton start(String... properties) throws IOException {
    return new RunningBaton(properties);
  }

  private void remember(ApplicationEvent event) {
    if (event instanceof PayloadApplicationEvent<?> payload) {
      events.add(payload.getPayload());
    }
  }

  /** Application events of a type, in their order. */
  <T> List<T> events(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  void startOrder(String processId, Map<String, Object> variables) {
    client
        .newCreateInstanceCommand()
        .bpmnProcessId(processId)
        .latestVersion()
        .variables(variables)
        .send()
        .join();
  }

  /** Starts an order of the process that is made for these tests. */
  void startParcel(String orderId) {
    startOrder(
        "fulfillment-parcel",
        Map.of("orderId", orderId, "businessType", "parcel", "order", Map.of("total", 12)));
  }

  /** A person's decision on a paused order. */
  void decide(String orderId) {
    client
        .newPublishMessageCommand()
        .messageName("fulfillment-decision")
        .correlationKey(orderId)
        .send()
        .join();
  }

  HttpResponse<String> report(String system, String json) throws IOException, InterruptedException {
    return post("/feedback/" + system, "application/json", json);
  }

  /** Reports a status of the system {@code fraud}. */
  HttpResponse<String> reportFraud(String orderId, String eventId, String status)
      throws IOException, InterruptedException {
    return report(
        "fraud",
        """
        {"orderId":"%s","eventId":"%s","status":"%s","params":{"resultCode":"0"}}
        """
            .formatted(orderId, eventId, status));
  }

  HttpResponse<String> post(String path, String contentType, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return asDocumented(path, contentType, body, request);
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return asDocumented(path, "", "", HttpRequest.newBuilder(uri(path)).build());
  }

  private HttpResponse<String> asDocumented(
      String path, String contentType, String body, HttpRequest request)
      throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (!path.startsWith("/actuator/") && !path.startsWith("/openapi/")) {
      Exchanges.answeredByBaton(
          new Exchanges.Request(request.method(), path, contentType, body), answer(response));
    }
    return response;
  }

  HttpResponse<String> delete(String path) throws IOException, InterruptedException {
    return asDocumented(path, "", "", HttpRequest.newBuilder(uri(path)).DELETE().build());
  }

  /** Sends anything; if it is about an operation that is documented, so must be the answer. */
  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (Exchanges.areDocumented(request.method(), request.uri().getRawPath())) {
      Exchanges.answeredByBaton(request.method(), request.uri().getRawPath(), answer(response));
    }
    return response;
  }

  private static Exchanges.Answer answer(HttpResponse<String> response) {
    return new Exchanges.Answer(response.statusCode(), response.headers(), response.body());
  }

  URI uri(String path) {
    return URI.create(url(path));
  }

  /** The application's own address. */
  String url(String path) {
    int port = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    return "http://127.0.0.1:" + port + path;
  }

  /** Texts of the incidents at an element, in their order. */
  List<String> incidents(String elementId) {
    List<String> texts = new ArrayList<>();
    for (Record<?> each : engine.getRecordStreamSource().getRecords()) {
      if (each.getIntent() == IncidentIntent.CREATED
          && each.getValue() instanceof IncidentRecordValue incident
          && incident.getElementId().equals(elementId)) {
        texts.add(incident.getErrorMessage());
      }
    }
    return texts;
  }

  /** The jobs of an element, as they were when that happened to them. */
  List<JobRecordValue> jobs(String elementId, JobIntent intent) {
    List<JobRecordValue> jobs = new ArrayList<>();
    for (Record<?> each : engine.getRecordStreamSource().getRecords()) {
      if (each.getIntent() == intent
          && each.getValue() instanceof JobRecordValue job
          && job.getElementId().equals(elementId)) {
        jobs.add(job);
      }
    }
    return jobs;
  }

  /** As a person does in Operate: gives the jobs with an incident one retry, and goes on. */
  void retryIncidents() {
    for (Record<?> each : engine.getRecordStreamSource().getRecords()) {
      if (each.getIntent() == IncidentIntent.CREATED
          && each.getValue() instanceof IncidentRecordValue incident
          && resolved.add(each.getKey())) {
        client.newUpdateRetriesCommand(incident.getJobKey()).retries(1).send().join();
        client.newResolveIncidentCommand(each.getKey()).send().join();
      }
    }
  }

  /** The variables with which the jobs of an element were completed, in their order. */
  List<Map<String, Object>> results(String elementId) {
    List<Map<String, Object>> results = new ArrayList<>();
    for (Record<?> each : engine.getRecordStreamSource().getRecords()) {
      if (each.getIntent() == JobIntent.COMPLETED
          && each.getValue() instanceof JobRecordValue job
          && job.getElementId().equals(elementId)) {
        results.add(job.getVariables());
      }
    }
    return results;
  }

  /** How many jobs of an element were completed. */
  long completedJobs(String elementId) {
    long jobs = 0;
    for (Record<?> each : engine.getRecordStreamSource().getRecords()) {
      if (each.getIntent() == JobIntent.COMPLETED
          && each.getValue() instanceof JobRecordValue job
          && job.getElementId().equals(elementId)) {
        jobs++;
      }
    }
    return jobs;
  }

  /** Ids of the feedback about an order that reached the engine, in their order. */
  List<String> published(String orderId) {
    return messages(orderId).stream().map(message -> value(message).getMessageId()).toList();
  }

  /** Ids of the feedback about an order that the engine has forgotten. */
  List<String> expired(String orderId) {
    Set<Long> keys = new HashSet<>();
    for (Record<?> each : engine.getRecordStreamSource().getRecords()) {
      if (each.getIntent() == MessageIntent.EXPIRED) {
        keys.add(each.getKey());
      }
    }
    return messages(orderId).stream()
        .filter(message -> keys.contains(message.getKey()))
        .map(message -> value(message).getMessageId())
        .toList();
  }

  /** What the messages about an order carried. */
  List<Map<String, Object>> messageVariables(String orderId) {
    return messages(orderId).stream().map(message -> value(message).getVariables()).toList();
  }

  /** The messages of a name that reached the engine. */
  List<Record<?>> messagesNamed(String name) {
    List<Record<?>> messages = new ArrayList<>();
    for (Record<?> each : engine.getRecordStreamSource().getRecords()) {
      if (each.getIntent() == MessageIntent.PUBLISHED && value(each).getName().equals(name)) {
        messages.add(each);
      }
    }
    return messages;
  }

  private List<Record<?>> messages(String orderId) {
    List<Record<?>> messages = new ArrayList<>();
    for (Record<?> each : engine.getRecordStreamSource().getRecords()) {
      if (each.getIntent() == MessageIntent.PUBLISHED
          && value(each).getCorrelationKey().startsWith(orderId + ":")) {
        messages.add(each);
      }
    }
    return messages;
  }

  private static MessageRecordValue value(Record<?> message) {
    return (MessageRecordValue) message.getValue();
  }

  /** Ends the engine with all it knows, as an outage would for a while. */
  void stopEngine() {
    engine.stop();
  }

  /** An empty engine where the stopped one was. */
  void startEngineAnew() {
    engine = EngineFactory.create(enginePort);
    engine.start();
  }

  /** Gives the engine the processes of the tests, as an application that starts does. */
  void deploy() {
    for (String process : List.of("fulfillment-parcel.bpmn", "order-fulfillment.bpmn")) {
      Awaitility.await("the engine takes " + process)
          .ignoreException(ClientStatusException.class)
          .until(() -> deploy("test/resources/processes/" + process));
    }
  }

  private boolean deploy(String file) {
    client.newDeployResourceCommand().addResourceFile(file).send().join();
    return true;
  }

  @Override
  public void close() {
    context.close();
    engine.stop();
    systems.close();
  }
}
