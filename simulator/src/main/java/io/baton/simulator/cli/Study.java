package io.baton.simulator.cli;

import io.baton.simulator.life.Rules;
import io.baton.simulator.report.Chart;
import io.baton.simulator.report.Chart.Point;
import io.baton.simulator.report.Chart.Series;
import io.baton.simulator.report.StudyTable;
import io.baton.simulator.run.Figures;
import io.baton.simulator.run.Simulation;
import io.baton.simulator.run.Way;
import io.baton.simulator.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./baton study}: makes the tables and plots of docs/waste.md. */
@Command(
    name = "study",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measures how much staging saves, and what it costs, for docs/waste.md: the committed policies, in"
          + " worlds where one system fails, early, half way or late, in 1 %% to 30 %% of all orders.",
      "",
      "Prints the tables and writes the plots.",
      ""
    },
    footer = {"", "Example:", "  ./baton study --seed 1 > tables.md"})
public final class Study implements Callable<Integer> {
  private static final List<Double> RATES = List.of(0.01, 0.02, 0.05, 0.1, 0.2, 0.3);

  /** What goes wrong: a system whose call ends with that status in some orders. */
  private record Failure(String type, String when, String system, String status) {}

  private static final List<Failure> FAILURES =
      List.of(
          new Failure("retail", "early", "authorize", "declined"),
          new Failure("retail", "half way", "warehouse", "short"),
          new Failure("retail", "late", "transport", "lost"),
          new Failure("cross-border", "early", "authorize", "declined"),
          new Failure("cross-border", "half way", "customs", "rejected"),
          new Failure("cross-border", "late", "transport", "lost"),
          new Failure("cold-chain", "early", "inventory", "无可用批次"),
          new Failure("cold-chain", "half way", "coldStore", "库温异常"),
          new Failure("cold-chain", "late", "transport", "事故"));

  @Option(
      names = "--orders",
      paramLabel = "N",
      defaultValue = "10000",
      description = "How many orders in each world (${DEFAULT-VALUE}).")
  private int orders;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Decides all that chance decides (${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--images",
      paramLabel = "FOLDER",
      defaultValue = "docs/images/waste",
      description = "Where the plots go (${DEFAULT-VALUE}).")
  private Path images = Path.of("docs", "images", "waste");

  @Override
  public Integer call() throws IOException, InterruptedException {
    Files.createDirectories(images);
    try {
      for (Failure failure : FAILURES) {
        measure(failure);
      }
      return 0;
    } catch (Inputs.Unusable e) {
      System.err.println(e.getMessage());
      return e.code();
    }
  }

  private void measure(Failure failure) throws IOException, InterruptedException, Inputs.Unusable {
    Inputs inputs = Inputs.read(Path.of(failure.type()), Optional.empty(), Optional.empty());
    StudyTable table = new StudyTable();
    List<Map<Way, Figures>> measured = new ArrayList<>();
    for (double rate : RATES) {
      World world = with(inputs.world(), failure, rate);
      Simulation simulation = new Simulation(new Rules(inputs.policy().policy()), world, seed);
      Map<Way, Figures> ways = simulation.run(orders, EnumSet.allOf(Way.class), lived -> {});
      table.row(rate, ways);
      measured.add(ways);
    }
    String heading =
        "%s: %s, %s reports `%s`"
            .formatted(
                inputs.policy().policy().name(),
                failure.when(),
                failure.system(),
                failure.status());
    System.out.println("### " + heading + "\n");
    table.lines().forEach(System.out::println);
    System.out.println();
    String file = "%s-%s.svg".formatted(failure.type(), failure.when().replace(' ', '-'));
    List<Series> series = Stream.of(Way.values()).map(way -> series(way, measured)).toList();
    Files.writeString(
        images.resolve(file),
        Chart.lines(
            series,
            "share of orders in which the system fails",
            x -> String.format(Locale.ROOT, "%.0f %%", x * 100),
            y -> String.format(Locale.ROOT, "%.1f", y)));
  }

  private Series series(Way way, List<Map<Way, Figures>> measured) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < measured.size(); i++) {
      double rate = RATES.get(i);
      Optional.ofNullable(measured.get(i).get(way))
          .ifPresent(f -> points.add(new Point(rate, f.ofOrders().wastedPerOrder(0, orders))));
    }
    return new Series(way.text(), points);
  }

  /** The same world, but nothing goes wrong in it except that. */
  private static World with(World world, Failure failure, double rate) {
    Map<String, World.Behaviour> systems = world.systems();
    systems.replaceAll(
        (id, behaviour) -> {
          World.Course good = behaviour.likeliest();
          List<World.Course> courses =
              id.equals(failure.system())
                  ? List.of(
                      new World.Course(1 - rate, good.reports()),
                      new World.Course(rate, failing(behaviour, failure.status()).reports()))
                  : List.of(new World.Course(1, good.reports()));
          return new World.Behaviour(
              behaviour.cost(), behaviour.recallCost(), courses, behaviour.told(), 0, 0);
        });
    return new World(
        world.businessType(),
        world.currency(),
        world.arrivals(),
        world.payload(),
        systems,
        world.person());
  }

  private static World.Course failing(World.Behaviour behaviour, String status) {
    return behaviour.courses().stream()
        .filter(course -> !course.reports().isEmpty())
        .filter(course -> course.reports().getLast().status().equals(status))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No course ends with " + status));
  }
}
