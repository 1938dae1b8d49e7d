package io.baton.simulator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import picocli.CommandLine;

/** The command, as its users run it. */
class SimulateTest {
  private static final Path RETAIL = Path.of("..", "policies", "retail.dmn");
  private static final Path WORLD = Path.of("..", "simulations", "retail.yaml");
  private static final int ORDERS = 1000;

  /** Of the row that tells the carrier to trace a parcel, in the file. */
  private static final String TRACE = "<text>\"trace\"</text>";

  private static final String RESUME = "<text>\"resume\"</text>";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path folder = Path.of("");
  private Path html = Path.of("");
  private Path json = Path.of("");

  @BeforeEach
  void nameFiles() {
    html = folder.resolve("page.html");
    json = folder.resolve("figures.json");
  }

  @Test
  void underAnIdenticalDraftEveryOrderEndsAsBefore() throws Exception {
    Path draft = Files.copy(RETAIL, folder.resolve("retail.dmn"));

    assertThat(retail("--against", draft.toString(), "--json", json.toString())).isZero();

    assertThat(told()).contains("Every order ends as before.").doesNotContain("may be chance");
    JsonNode comparison = figures().get("comparison");
    assertThat(comparison.get("ordersThatEndDifferently").asInt()).isZero();
    assertThat(comparison.get("examples")).isEmpty();
    assertThat(comparison.get("changes"))
        .hasSizeGreaterThan(5)
        .allSatisfy(change -> assertThat(change.get("then")).isEqualTo(change.get("now")));
  }

  @Test
  void aChangedRowSaysWhatChangesAndTellsTheStoryOfAnOrder() throws Exception {
    assertThat(
            retail(
                "--against",
                draftThatEndsWhereParcelsAreLate(),
                "--html",
                html.toString(),
                "--json",
                json.toString()))
        .isZero();

    JsonNode figures = figures();
    JsonNode comparison = figures.get("comparison");
    JsonNode fulfilled = change(comparison, "orders that end: fulfilled");
    JsonNode late = change(comparison, "orders that end: exception: transport");
    assertThat(fulfilled.get("then").asDouble()).isLessThan(fulfilled.get("now").asDouble());
    assertThat(late.get("now").asDouble()).isZero();
    assertThat(late.get("then").asDouble() * ORDERS)
        .as("whoever was late or lost does not end as before")
        .isEqualTo(comparison.get("ordersThatEndDifferently").asDouble());
    assertThat(late.get("mayBeChance").asBoolean()).isFalse();
    JsonNode example = comparison.get("examples").get(0);
    assertThat(example.get("then").get("outcome").asText()).isEqualTo("exception: transport");
    assertThat(example.get("now").get("outcome").asText()).isNotEqualTo("exception: transport");
    List<String> steps = example.get("then").get("steps").findValuesAsText("told");
    assertThat(steps.getFirst()).startsWith("request received");
    assertThat(steps.getLast()).startsWith("Transport").contains("Transport is told to \"trace\"");
    assertThat(told()).contains("orders end differently", "exception: transport");
    assertThat(told().lines()).contains("Order " + example.get("order"));
    assertThat(texts(page(), "h3")).contains("Order " + example.get("order"));
    assertThat(page().getDocumentElement().getTextContent()).contains(steps.getLast());
  }

  @Test
  void thePageIsWellFormedNeedsNothingFromOutsideAndHasAllSections() throws Exception {
    assertThat(retail("--against", draftThatEndsWhereParcelsAreLate(), "--html", html.toString()))
        .isZero();

    Document page = page();
    assertThat(texts(page, "h2"))
        .containsExactly(
            "What changes under " + folder.resolve("retail.dmn") + ", for the same orders",
            "How orders end",
            "How long a completed order takes: the share of all orders that is completed by then",
            "Calls for orders that failed",
            "Recalls",
            "Where something was abnormal",
            "Calls per hour, over the days since the first order",
            "All figures");
    assertThat(page.getElementsByTagName("polyline").getLength()).isGreaterThan(3);
    for (Element element : elements(page, "*")) {
      assertThat(element.getTagName()).isNotIn("script", "link", "img", "iframe", "object");
      for (int i = 0; i < element.getAttributes().getLength(); i++) {
        Node attribute = element.getAttributes().item(i);
        assertThat(attribute.getNodeName()).isNotIn("src", "href", "xlink:href", "style");
        if (!attribute.getNodeName().equals("xmlns")) {
          assertThat(attribute.getNodeValue()).doesNotContain("http", "url(");
        }
      }
    }
    assertThat(texts(page, "style").getFirst()).doesNotContain("url(", "@import");
  }

  @Test
  void theFiguresOfTheJsonAddUp() throws Exception {
    assertThat(retail("--json", json.toString())).isZero();

    JsonNode figures = figures();
    assertThat(figures.has("comparison")).isFalse();
    assertThat(figures.get("ways"))
        .hasSize(3)
        .allSatisfy(
            way -> {
              assertThat(sum(way.get("outcomes"), "orders")).isEqualTo(ORDERS);
              for (String figure : List.of("calls", "wastedCalls", "recalls")) {
                assertThat(sum(way.get("systems"), figure)).isEqualTo(way.get(figure).asLong());
              }
              assertThat(way.get("calls").asLong()).isGreaterThan(way.get("wastedCalls").asLong());
              way.get("systems")
                  .forEach(
                      system -> {
                        JsonNode perHour = system.get("callsPerHour");
                        assertThat(
                                IntStream.range(0, perHour.size())
                                    .mapToLong(hour -> perHour.get(hour).asLong())
                                    .sum())
                            .isEqualTo(system.get("calls").asLong());
                      });
            });
    JsonNode staged = figures.get("ways").get("staged");
    assertThat(sum(figures.get("waitsForEver"), "orders"))
        .isEqualTo(staged.get("outcomes").path("waits for ever").path("orders").asLong());
  }

  @ParameterizedTest
  @CsvSource({
    "2, --orders 0",
    "2, --orders many",
    "2, --nonsense",
    "2, --world nowhere.yaml",
    "2, --against nowhere",
    "2, --against ../policies/cold-chain.dmn",
    "2, --orders 100 --against ../policies/retail.dmn",
    "1, --world ../simulations/cold-chain.yaml",
    "3, --orders 10 --json nowhere/figures.json",
  })
  void theExitCodeIsAsTheHelpSays(int code, String arguments) throws Exception {
    assertThat(run(arguments.split(" "))).isEqualTo(code);

    assertThat(err.toString(UTF_8)).isNotBlank().doesNotContain("\tat ");
  }

  private int retail(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("--orders", String.valueOf(ORDERS)));
    all.addAll(List.of(arguments));
    return run(all.toArray(String[]::new));
  }

  /** In the world of retail, unless the arguments name another. */
  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(RETAIL.toString()));
    if (!List.of(arguments).contains("--world")) {
      all.addAll(List.of("--world", WORLD.toString()));
    }
    all.addAll(List.of(arguments));
    PrintStream errors = new PrintStream(err, true, UTF_8);
    return new CommandLine(new Simulate(new PrintStream(out, true, UTF_8), errors))
        .setErr(new PrintWriter(errors, true, UTF_8))
        .execute(all.toArray(String[]::new));
  }

  private String told() {
    return out.toString(UTF_8);
  }

  private String draftThatEndsWhereParcelsAreLate() throws IOException {
    String policy = Files.readString(RETAIL);
    int row = policy.indexOf(TRACE);
    int proceed = policy.indexOf(RESUME, row);
    assertThat(row).isPositive();
    assertThat(proceed).isPositive();
    String changed =
        policy.substring(0, proceed)
            + "<text>\"end\"</text>"
            + policy.substring(proceed + RESUME.length());
    return Files.writeString(folder.resolve("retail.dmn"), changed).toString();
  }

  private JsonNode figures() throws IOException {
    return new ObjectMapper().readTree(json.toFile());
  }

  private static JsonNode change(JsonNode comparison, String what) {
    for (JsonNode change : comparison.get("changes")) {
      if (change.get("what").asText().equals(what)) {
        return change;
      }
    }
    throw new AssertionError("Nothing is said about: " + what);
  }

  private static long sum(JsonNode nodes, String field) {
    long sum = 0;
    for (JsonNode node : nodes) {
      sum += node.get(field).asLong();
    }
    return sum;
  }

  private Document page() throws Exception {
    return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(html.toFile());
  }

  private static List<String> texts(Document page, String tag) {
    return elements(page, tag).stream().map(Node::getTextContent).toList();
  }

  private static List<Element> elements(Document page, String tag) {
    NodeList found = page.getElementsByTagName(tag);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }
}
