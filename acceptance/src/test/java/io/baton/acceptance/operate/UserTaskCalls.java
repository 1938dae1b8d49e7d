package io.baton.acceptance.operate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.RequestOptions;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Carries out what Tasklist's page asks its server for, by Camunda's REST API and with the login of
 * the page: up to 8.6.8, a Tasklist in one process with the broker is refused by the REST API, so
 * that nobody can claim or complete a task (camunda/camunda#21818).
 */
final class UserTaskCalls {
  private static final Pattern CALL = Pattern.compile("/v1/tasks/(\\d+)/(assign|complete)$");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Page page;
  private final URI web;

  private UserTaskCalls(Page page, URI web) {
    this.page = page;
    this.web = web;
  }

  /** From now on, for the calls of this page. */
  static void carryOut(Page page, URI web) {
    page.route(CALL, new UserTaskCalls(page, web)::handle);
  }

  private void handle(Route route) {
    Matcher call = CALL.matcher(route.request().url());
    if (!call.find()) {
      throw new IllegalStateException(route.request().url());
    }
    ObjectNode task = (ObjectNode) read(page.request().get(web + "/v1/tasks/" + call.group(1)));
    if (call.group(2).equals("assign")) {
      post(call.group(1), "assignment", "{\"assignee\": \"demo\"}");
      task.put("assignee", "demo");
    } else {
      ObjectNode variables = JSON.createObjectNode();
      for (JsonNode variable : parse(route.request().postData()).path("variables")) {
        variables.set(variable.path("name").asText(), parse(variable.path("value").asText()));
      }
      post(
          call.group(1),
          "completion",
          JSON.createObjectNode().set("variables", variables).toString());
      task.put("taskState", "COMPLETED");
    }
    route.fulfill(
        new Route.FulfillOptions().setContentType("application/json").setBody(task.toString()));
  }

  private void post(String key, String what, String body) {
    APIResponse answer =
        page.request()
            .post(
                "%s/v2/user-tasks/%s/%s".formatted(web, key, what),
                RequestOptions.create()
                    .setHeader("Content-Type", "application/json")
                    .setData(body));
    if (!answer.ok()) {
      throw new IllegalStateException(what + ": " + answer.status() + " " + answer.text());
    }
  }

  private static JsonNode read(APIResponse answer) {
    return parse(answer.text());
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
