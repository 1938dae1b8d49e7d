package io.baton.simulator.world;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads {@code simulations/<business type>.yaml}. How it is written: docs/analyst.md. */
public final class WorldFile {
  private static final int MOST_CHARACTERS = 1_000_000;
  private static final World.Person SOMEBODY =
      new World.Person(0.5, new Amount.Skewed(2 * 3600e3, 24 * 3600e3));

  private final Problems problems;
  private final Amounts amounts;
  private final WorldCheck check;

  private WorldFile(String file, Known known) {
    this.problems = new Problems(file);
    this.amounts = new Amounts(problems);
    this.check = new WorldCheck(known, problems);
  }

  /**
   * What became of a file.
   *
   * @param world empty if there are problems
   * @param problems with place and remedy, to be shown as they are
   */
  public record Read(Optional<World> world, List<String> problems) {
    public Read {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Reads a file.
   *
   * @throws IOException when it cannot be read
   */
  public static Read read(Path file, Known known) throws IOException {
    try {
      return read(file.toString(), Files.readString(file), known);
    } catch (CharacterCodingException e) {
      return new Read(
          Optional.empty(), List.of(file + ": It is no UTF-8 text.\n    Save it as UTF-8."));
    }
  }

  /** Reads the text of a file. */
  public static Read read(String file, String text, Known known) {
    WorldFile reader = new WorldFile(file, known);
    Optional<World> world = reader.node(text).map(reader::world);
    List<String> found = reader.problems.found();
    return new Read(found.isEmpty() ? world : Optional.empty(), found);
  }

  private Optional<Node> node(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MOST_CHARACTERS);
    options.setMaxAliasesForCollections(20);
    options.setNestingDepthLimit(20);
    try {
      Optional<Node> node = Optional.ofNullable(new Yaml(options).compose(new StringReader(text)));
      if (node.isEmpty()) {
        problems.add("The file is empty.", "simulations/retail.yaml shows what belongs in it.");
      }
      return node;
    } catch (MarkedYAMLException e) {
      String line =
          e.getProblemMark() == null ? "" : "line " + (e.getProblemMark().getLine() + 1) + ": ";
      problems.add(
          "It is no YAML: " + line + e.getProblem() + ".",
          "Look at indentation, quotes and colons there.");
    } catch (YAMLException e) {
      problems.add(
          "It cannot be read: " + e.getMessage() + ".",
          "It has at most 1,000,000 characters and 20 levels.");
    }
    return Optional.empty();
  }

  private World world(Node node) {
    YamlMap map = YamlMap.of(node, "The file", problems);
    map.only("businessType", "currency", "orders", "systems", "person");
    map.entry("businessType").ifPresent(entry -> check.businessType(entry));
    Optional<YamlMap> orders = map.map("orders");
    Map<String, World.Behaviour> systems = new LinkedHashMap<>();
    map.map("systems")
        .ifPresent(
            all ->
                all.names()
                    .forEach(
                        id -> {
                          check.system(all.key(id), id);
                          all.map(id).ifPresent(s -> systems.put(id, behaviour(id, s)));
                        }));
    check.complete(systems);
    return new World(
        map.text("businessType").orElse(""),
        map.text("currency").orElse(""),
        orders.map(this::arrivals).orElse(new World.Arrivals(1000, List.of())),
        orders.flatMap(o -> o.map("order")).map(amounts::fields).orElse(Value.Fields.NONE),
        systems,
        map.map("person").map(this::person).orElse(SOMEBODY));
  }

  private World.Arrivals arrivals(YamlMap map) {
    map.only("perDay", "hours", "order");
    List<Double> hours = map.list("hours").stream().map(amounts::plain).toList();
    boolean isDay = hours.size() == 24 && hours.stream().anyMatch(hour -> hour > 0);
    if (!hours.isEmpty() && !isDay) {
      problems.add(
          map.key("hours"),
          "These are %d hours.".formatted(hours.size()),
          "Write 24 numbers, not all 0.");
    }
    double perDay = map.entry("perDay").map(amounts::plain).orElse(1000.0);
    if (perDay <= 0) {
      problems.add(map.key("perDay"), "No orders come.", "Write how many come on a day.");
    }
    return new World.Arrivals(perDay, hours);
  }

  private World.Person person(YamlMap map) {
    map.only("resumes", "after");
    return new World.Person(
        map.entry("resumes").map(amounts::share).orElse(SOMEBODY.resumes()),
        map.entry("after").map(amounts::duration).orElse(SOMEBODY.after()));
  }

  private World.Behaviour behaviour(String id, YamlMap map) {
    map.only("cost", "recallCost", "courses", "told", "refuses", "repeats");
    Map<String, World.Told> told = new LinkedHashMap<>();
    map.map("told")
        .ifPresent(
            all ->
                all.names()
                    .forEach(
                        instruction -> {
                          check.instruction(all.key(instruction), instruction);
                          all.entry(instruction)
                              .ifPresent(node -> told.put(instruction, told(id, node)));
                        }));
    return new World.Behaviour(
        map.entry("cost").map(amounts::plain).orElse(0.0),
        map.entry("recallCost").map(amounts::plain).orElse(0.0),
        courses(id, map.key("courses"), map.list("courses"), false),
        told,
        map.entry("refuses").map(amounts::share).orElse(0.0),
        map.entry("repeats").map(amounts::share).orElse(0.0));
  }

  private World.Told told(String id, Node node) {
    if (node instanceof ScalarNode scalar) {
      if (!scalar.getValue().equals("continues")) {
        problems.add(
            node,
            "\"" + scalar.getValue() + "\" is nothing that a system does.",
            "Write \"continues\", or the courses that it takes then.");
      }
      return new World.Told.Continues();
    }
    return new World.Told.Anew(courses(id, node, YamlMap.elements(node, "told", problems), true));
  }

  private List<World.Course> courses(String id, Node place, List<Node> nodes, boolean isTold) {
    if (nodes.isEmpty()) {
      problems.add(place, "There are no courses.", "Write at least one: what can come of a call.");
      return List.of(new World.Course(1, List.of()));
    }
    List<YamlMap> maps = nodes.stream().map(n -> YamlMap.of(n, "A course", problems)).toList();
    List<Double> shares = shares(place, maps);
    List<World.Course> courses = new ArrayList<>();
    for (int i = 0; i < maps.size(); i++) {
      YamlMap map = maps.get(i);
      map.only("share", "reports");
      List<World.Said> reports = map.list("reports").stream().map(n -> said(id, n)).toList();
      if (!isTold) {
        check.course(map.node(), id, reports.size());
      }
      courses.add(new World.Course(shares.get(i), reports));
    }
    return courses;
  }

  /** One of them may take what the others leave; a single one takes all. */
  private List<Double> shares(Node place, List<YamlMap> courses) {
    List<Double> given =
        courses.stream()
            .map(c -> isRest(c) ? -1 : c.entry("share").map(amounts::share).orElse(0.0))
            .toList();
    long rests = given.stream().filter(share -> share < 0).count();
    double sum = given.stream().filter(share -> share >= 0).mapToDouble(share -> share).sum();
    if (rests > 1) {
      problems.add(place, "Several courses have the rest.", "Give each of them but one a share.");
    } else if (rests == 0 || sum > 1) {
      amounts.mustBeAll(place, sum);
    }
    return given.stream().map(share -> share < 0 ? Math.max(0, 1 - sum) : share).toList();
  }

  private static boolean isRest(YamlMap course) {
    return course
        .entry("share")
        .map(share -> share instanceof ScalarNode scalar && scalar.getValue().equals("rest"))
        .orElse(true);
  }

  private World.Said said(String id, Node node) {
    if (!(node instanceof MappingNode)) {
      problems.add(node, "This is no report.", "Write {status: ..., after: ...}.");
      return new World.Said("", new Amount.Constant(0), Value.Fields.NONE, Value.Fields.NONE);
    }
    YamlMap map = YamlMap.of(node, "A report", problems);
    map.only("status", "after", "params", "data");
    Optional<String> status = map.text("status");
    if (status.isEmpty()) {
      problems.add(node, "The report has no status.", "Write {status: ..., after: ...}.");
    }
    status.ifPresent(text -> check.status(map.entry("status").orElse(node), id, text));
    return new World.Said(
        status.orElse(""),
        map.entry("after").map(amounts::duration).orElse(new Amount.Constant(0)),
        map.map("params").map(amounts::fields).orElse(Value.Fields.NONE),
        map.map("data").map(amounts::fields).orElse(Value.Fields.NONE));
  }
}
