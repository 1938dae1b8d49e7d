package io.baton.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.api.response.ActivatedJob;

/** The variables of a job; what is missing or null reads as empty. */
record JobInput(JsonNode variables) {

  static JobInput of(ActivatedJob job, ObjectMapper mapper) {
    try {
      return new JobInput(mapper.readTree(job.getVariables()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The engine sent variables that are not JSON.", e);
    }
  }

  /** A text; numbers count as texts, for ids that a caller gave as numbers. */
  String text(String name) {
    return variables.path(name).asText("");
  }

  JsonNode value(String name) {
    return variables.path(name);
  }

  JobInput within(String name) {
    return new JobInput(variables.path(name));
  }
}
