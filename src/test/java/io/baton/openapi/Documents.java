package io.baton.openapi;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi31;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** The OpenAPI documents that are in the application: their nodes, references and schemas. */
public final class Documents {

  static final String BATON = "baton.yaml";
  static final String SYSTEM = "fulfillment-system.yaml";
  static final List<String> NAMES = List.of(BATON, SYSTEM);

  private static final String BASE = "https://baton.invalid/openapi/";

  private final Map<String, JsonNode> roots = new HashMap<>();
  private final JsonSchemaFactory asWritten;
  private final JsonSchemaFactory withoutUnknownFields;

  /** How strictly a schema is taken. */
  enum Fields {
    /** As the documents tell their readers to take it: they ignore what they do not know. */
    UNKNOWN_ONES_IGNORED,
    /** What Baton itself writes: a field that the documents do not have is a mistake. */
    UNKNOWN_ONES_REFUSED
  }

  /** Where something is in the documents. */
  record Place(String document, JsonPointer pointer) {

    Place child(String name) {
      return new Place(document, pointer.appendProperty(name));
    }

    Place child(int index) {
      return new Place(document, pointer.appendIndex(index));
    }

    @Override
    public String toString() {
      return document + "#" + pointer;
    }
  }

  public Documents() {
    Map<String, String> written = new HashMap<>();
    Map<String, String> strict = new HashMap<>();
    for (String name : NAMES) {
      JsonNode root = read("/openapi/" + name);
      roots.put(name, root);
      written.put(BASE + name, root.toString());
      strict.put(BASE + name, refuseUnknownFields(root.deepCopy()).toString());
    }
    asWritten = factory(written);
    withoutUnknownFields = factory(strict);
  }

  static JsonNode read(String resource) {
    try (InputStream yaml =
        Objects.requireNonNull(Documents.class.getResourceAsStream(resource), resource)) {
      return YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build()
          .readTree(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonSchemaFactory factory(Map<String, String> documents) {
    return JsonSchemaFactory.getInstance(
        VersionFlag.V202012,
        builder ->
            builder
                .metaSchema(OpenApi31.getInstance())
                .defaultMetaSchemaIri(OpenApi31.getInstance().getIri())
                .schemaLoaders(loaders -> loaders.schemas(documents)));
  }

  private static JsonNode refuseUnknownFields(JsonNode node) {
    if (node instanceof ObjectNode schema
        && schema.path("properties").isObject()
        && !schema.has("additionalProperties")) {
      schema.put("additionalProperties", false);
    }
    node.forEach(Documents::refuseUnknownFields);
    return node;
  }

  JsonNode root(String document) {
    return Objects.requireNonNull(roots.get(document), document);
  }

  /** What is there; a missing node if nothing is. */
  JsonNode node(Place place) {
    return root(place.document()).at(place.pointer());
  }

  /** Where a place's reference leads, or the place itself. */
  Place follow(Place place) {
    JsonNode reference = node(place).path("$ref");
    return reference.isTextual() ? follow(target(place, reference.textValue())) : place;
  }

  static Place target(Place from, String reference) {
    String[] parts = reference.split("#", 2);
    return new Place(
        parts[0].isEmpty() ? from.document() : parts[0], JsonPointer.compile(parts[1]));
  }

  /** The node at the end of references; a missing node if there is none. */
  JsonNode followed(Place place) {
    return node(follow(place));
  }

  /** What a schema has against a value, a sentence each. */
  List<String> complaints(Place schema, JsonNode value, Fields fields) {
    JsonSchemaFactory factory =
        switch (fields) {
          case UNKNOWN_ONES_IGNORED -> asWritten;
          case UNKNOWN_ONES_REFUSED -> withoutUnknownFields;
        };
    Place at = follow(schema);
    return factory
        .getSchema(SchemaLocation.of(BASE + at))
        .validate(
            value, execution -> execution.getExecutionConfig().setFormatAssertionsEnabled(true))
        .stream()
        .map(ValidationMessage::getMessage)
        .toList();
  }

  /** Calls for every object of a document, from the outside to the inside. */
  void eachObject(String document, Consumer<Place> action) {
    each(new Place(document, JsonPointer.empty()), action);
  }

  private void each(Place place, Consumer<Place> action) {
    JsonNode node = node(place);
    if (node.isObject()) {
      action.accept(place);
      List<String> names = new ArrayList<>();
      node.fieldNames().forEachRemaining(names::add);
      names.forEach(name -> each(place.child(name), action));
    } else if (node.isArray()) {
      for (int index = 0; index < node.size(); index++) {
        each(place.child(index), action);
      }
    }
  }
}
