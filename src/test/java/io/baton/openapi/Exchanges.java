package io.baton.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.openapi.Documents.Fields;
import io.baton.openapi.Documents.Place;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Holds what really goes over the wire against the OpenAPI documents. */
public final class Exchanges {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String NOT_AN_OBJECT = "$: array found, object expected";

  private static final Documents DOCUMENTS = new Documents();

  private Exchanges() {}

  /** A request, with an empty content type and body if it has none. */
  public record Request(String method, String path, String contentType, String body) {}

  /** An answer; its headers have a content type if it has a body. */
  public record Answer(int status, HttpHeaders headers, String body) {}

  /** Whether Baton's document has this operation. */
  public static boolean areDocumented(String method, String path) {
    return find(Documents.BATON, method, path).isPresent();
  }

  /** Fails unless Baton serves this request and answers it so by its document. */
  public static void answeredByBaton(Request request, Answer answer) {
    answeredByBaton(request.method(), request.path(), answer);
    Place operation = operation(Documents.BATON, request.method(), request.path());
    Place body = DOCUMENTS.follow(operation.child("requestBody"));
    if (!DOCUMENTS.node(body).isMissingNode()) {
      isAnsweredAsItDeserves(request, answer, body);
    }
  }

  /** The same of a request whose body is not looked at. */
  public static void answeredByBaton(String method, String path, Answer answer) {
    Place response = response(operation(Documents.BATON, method, path), answer.status());
    String what = method + " " + path + " -> " + answer.status() + " " + answer.body();
    hasTheHeaders(response, answer.headers(), what);
    if (DOCUMENTS.node(response).has("content")) {
      String type = answer.headers().firstValue("Content-Type").orElse("none");
      Place schema = schema(response, type, what);
      assertThat(DOCUMENTS.complaints(schema, json(answer.body()), Fields.UNKNOWN_ONES_REFUSED))
          .as(what)
          .isEmpty();
    } else {
      assertThat(answer.body()).as(what).isEmpty();
    }
  }

  /**
   * What Baton takes must be what its document allows, and what the document allows it must take.
   */
  private static void isAnsweredAsItDeserves(Request request, Answer answer, Place body) {
    String what = request + " -> " + answer.status() + " " + answer.body();
    boolean isTooLarge =
        request.body().getBytes(StandardCharsets.UTF_8).length
            > DOCUMENTS.node(body).path("x-maxBytes").intValue();
    switch (answer.status()) {
      case 200, 201, 202, 409, 410 -> {
        assertThat(isTooLarge).as(what).isFalse();
        assertThat(complaints(request, body, what)).as(what).isEmpty();
      }
      case 400 -> {
        String field = json(answer.body()).path("field").asText();
        // Numbers of more than 64 bits, deep inside, are told in words only.
        if (!field.isEmpty() && !answer.body().contains("64 bits")) {
          assertThat(complaints(request, body, what))
              .as(what)
              .anyMatch(each -> each.contains(field) || each.equals(NOT_AN_OBJECT));
        }
      }
      case 413 ->
          assertThat(isTooLarge || answer.body().contains("Too much for one order"))
              .as(what)
              .isTrue();
      default -> {}
    }
  }

  private static List<String> complaints(Request request, Place body, String what) {
    JsonNode json = json(request.body());
    if (json instanceof ObjectNode object) {
      object.removeIf(JsonNode::isNull); // they count as absent
    }
    Place schema = schema(body, request.contentType(), what);
    return DOCUMENTS.complaints(schema, json, Fields.UNKNOWN_ONES_IGNORED);
  }

  /**
   * Fails unless a fulfillment system is asked so by its document.
   *
   * @param request its path is that below the system's base URL, such as {@code /trigger}
   */
  public static void askedOfASystem(Request request, String idempotencyKey) {
    Place operation = operation(Documents.SYSTEM, request.method(), request.path());
    Place body = DOCUMENTS.follow(operation.child("requestBody"));
    assertThat(
            DOCUMENTS.complaints(
                schema(body, request.contentType(), request.toString()),
                json(request.body()),
                Fields.UNKNOWN_ONES_REFUSED))
        .as(request.toString())
        .isEmpty();
    Place key = DOCUMENTS.follow(operation.child("parameters").child(0));
    assertThat(DOCUMENTS.node(key).path("name").textValue()).isEqualTo("Idempotency-Key");
    assertThat(
            DOCUMENTS.complaints(
                key.child("schema"),
                MAPPER.valueToTree(idempotencyKey),
                Fields.UNKNOWN_ONES_REFUSED))
        .as(request.toString())
        .isEmpty();
  }

  private static Place operation(String document, String method, String path) {
    Optional<Place> operation = find(document, method, path);
    assertThat(operation).as("%s has no %s %s", document, method, path).isPresent();
    return operation.get();
  }

  private static Optional<Place> find(String document, String method, String path) {
    Place paths = new Place(document, JsonPointer.compile("/paths"));
    return DOCUMENTS
        .node(paths)
        .propertyStream()
        .map(Map.Entry::getKey)
        .filter(each -> pattern(each).matcher(path.replaceFirst("\\?.*", "")).matches())
        .map(each -> paths.child(each).child(method.toLowerCase(Locale.ROOT)))
        .filter(each -> DOCUMENTS.node(each).isObject())
        .findFirst();
  }

  private static Pattern pattern(String template) {
    return Pattern.compile(template.replaceAll("\\{[A-Za-z]+}", "[^/]+"));
  }

  private static Place response(Place operation, int status) {
    Place responses = operation.child("responses");
    Place exact = responses.child(Integer.toString(status));
    Place range = responses.child(status / 100 + "XX");
    Place found = DOCUMENTS.node(exact).isObject() ? exact : range;
    assertThat(DOCUMENTS.node(found).isObject()).as("%s has no %s", responses, status).isTrue();
    return DOCUMENTS.follow(found);
  }

  private static Place schema(Place holder, String contentType, String what) {
    String type = contentType.replaceFirst(";.*", "");
    Place schema = holder.child("content").child(type).child("schema");
    assertThat(DOCUMENTS.node(schema).isObject()).as("%s: %s at %s", what, type, holder).isTrue();
    return schema;
  }

  private static void hasTheHeaders(Place response, HttpHeaders headers, String what) {
    DOCUMENTS
        .node(response)
        .path("headers")
        .fieldNames()
        .forEachRemaining(
            name -> {
              Place header = DOCUMENTS.follow(response.child("headers").child(name));
              Optional<String> value = headers.firstValue(name);
              if (DOCUMENTS.node(header).path("required").booleanValue()) {
                assertThat(value).as("%s: header %s", what, name).isPresent();
              }
              value.ifPresent(
                  text ->
                      assertThat(
                              DOCUMENTS.complaints(
                                  header.child("schema"),
                                  MAPPER.valueToTree(text),
                                  Fields.UNKNOWN_ONES_REFUSED))
                          .as("%s: header %s", what, name)
                          .isEmpty());
            });
  }

  private static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("Not JSON: " + text, e);
    }
  }
}
