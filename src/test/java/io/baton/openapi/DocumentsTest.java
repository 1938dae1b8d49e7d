package io.baton.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.oas.OpenApi31;
import io.baton.feedback.FeedbackReader;
import io.baton.feedback.Intake;
import io.baton.openapi.Documents.Fields;
import io.baton.openapi.Documents.Place;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be said of the documents without an application. */
class DocumentsTest {

  private final Documents documents = new Documents();

  @ParameterizedTest
  @ValueSource(strings = {Documents.BATON, Documents.SYSTEM})
  void areOpenApi(String document) {
    assertThat(standard().validate(documents.root(document))).isEmpty();
  }

  @Test
  void areFoundWrongByTheStandardIfTheyAre() {
    ObjectNode document = documents.root(Documents.BATON).deepCopy();
    ((ObjectNode) document.at("/paths/~1feedback~1{system}/post")).put("sumary", "A slip");
    ((ObjectNode) document.at("/components/responses/FeedbackLate")).remove("description");
    ((ObjectNode) document.at("/components/schemas/Status")).put("maxLength", "100");
    assertThat(standard().validate(document).toString())
        .contains("sumary")
        .contains("description")
        .contains("maxLength");
  }

  @ParameterizedTest
  @ValueSource(strings = {Documents.BATON, Documents.SYSTEM})
  void haveNoReferenceThatLeadsNowhere(String document) {
    List<String> broken = new ArrayList<>();
    List<Place> references = new ArrayList<>();
    documents.eachObject(
        document,
        place -> {
          JsonNode reference = documents.node(place).path("$ref");
          if (reference.isTextual()) {
            references.add(place);
            if (documents.node(Documents.target(place, reference.textValue())).isMissingNode()) {
              broken.add(place + " -> " + reference.textValue());
            }
          }
        });
    assertThat(references).hasSizeGreaterThan(20);
    assertThat(broken).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {Documents.BATON, Documents.SYSTEM})
  void haveExamplesThatAreAsTheirSchemasSay(String document) {
    List<String> wrong = new ArrayList<>();
    List<Place> examples = new ArrayList<>();
    documents.eachObject(
        document,
        place -> {
          for (Example example : examples(place)) {
            examples.add(place);
            documents
                .complaints(example.schema(), example.value(), Fields.UNKNOWN_ONES_REFUSED)
                .forEach(complaint -> wrong.add(place + ": " + complaint));
          }
        });
    assertThat(examples).hasSizeGreaterThan(5);
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {Documents.BATON, Documents.SYSTEM})
  void haveAnExampleOfEveryBody(String document) {
    List<String> without = new ArrayList<>();
    documents.eachObject(
        document,
        place -> {
          if (place.pointer().head() != null
              && place.pointer().head().last() != null
              && place.pointer().head().last().getMatchingProperty().equals("content")
              && examples(place).isEmpty()) {
            without.add(place.toString());
          }
        });
    assertThat(without).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {Documents.BATON, Documents.SYSTEM})
  void describeEveryFieldParameterAndAnswer(String document) {
    List<String> silent = new ArrayList<>();
    documents.eachObject(
        document,
        place -> {
          JsonNode node = documents.node(place);
          for (String holder : List.of("properties", "responses", "headers")) {
            node.path(holder)
                .fieldNames()
                .forEachRemaining(name -> silentAt(place.child(holder).child(name), silent));
          }
          for (int index = 0; index < node.path("parameters").size(); index++) {
            if (node.path("parameters").isArray()) {
              silentAt(place.child("parameters").child(index), silent);
            }
          }
        });
    assertThat(silent).isEmpty();
  }

  private void silentAt(Place place, List<String> silent) {
    if (documents.followed(place).path("description").asText().isBlank()) {
      silent.add(place.toString());
    }
  }

  @Test
  void haveTheLimitsOfTheProgram() {
    JsonNode schemas = documents.root(Documents.BATON).at("/components/schemas");
    assertThat(schemas.at("/OrderId/maxLength").intValue()).isEqualTo(FeedbackReader.LONGEST_ID);
    assertThat(schemas.at("/EventId/maxLength").intValue()).isEqualTo(FeedbackReader.LONGEST_ID);
    assertThat(schemas.at("/Status/maxLength").intValue()).isEqualTo(FeedbackReader.LONGEST_STATUS);
    assertThat(schemas.at("/Node/maxLength").intValue()).isEqualTo(FeedbackReader.LONGEST_STATUS);
    assertThat(documents.root(Documents.BATON).at("/components/requestBodies/Feedback/x-maxBytes"))
        .hasToString(Integer.toString(Intake.LARGEST));
  }

  private record Example(Place schema, JsonNode value) {}

  /** Examples of a media type, parameter, header or schema at this place. */
  private List<Example> examples(Place place) {
    JsonNode node = documents.node(place);
    List<Example> examples = new ArrayList<>();
    if (node.path("schema").isObject()) {
      if (node.has("example")) {
        examples.add(new Example(place.child("schema"), node.path("example")));
      }
      node.path("examples")
          .forEach(each -> examples.add(new Example(place.child("schema"), each.path("value"))));
    } else if (node.path("examples").isArray()) {
      node.path("examples").forEach(each -> examples.add(new Example(place, each)));
    }
    return examples;
  }

  /** The schema of OpenAPI 3.1 and its own dialect of JSON Schema, as its authors publish them. */
  private static JsonSchema standard() {
    return JsonSchemaFactory.getInstance(
            VersionFlag.V202012,
            builder ->
                builder
                    .metaSchema(OpenApi31.getInstance())
                    .schemaMappers(
                        mappers ->
                            mappers.mapPrefix(
                                "https://spec.openapis.org/oas/", "classpath:openapi/")))
        .getSchema(SchemaLocation.of("https://spec.openapis.org/oas/3.1/schema-base/2025-09-15"));
  }
}
