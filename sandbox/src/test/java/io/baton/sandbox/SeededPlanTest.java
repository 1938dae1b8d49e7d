package io.baton.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.baton.sandbox.Scenario.Noise;
import io.baton.sandbox.Scenario.Trouble;
import io.baton.sandbox.SeededPlan.Report;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SeededPlanTest {

  private final Scenario retail = Scenarios.builtIn().of("retail").orElseThrow();
  private final SeededPlan plan = new SeededPlan(7, retail);
  private final SeededPlan crossBorder = builtIn("cross-border");
  private final SeededPlan coldChain = builtIn("cold-chain");

  @Test
  void givesEveryOrderTheSameFateForTheSameSeedInWhateverOrderItIsAsked() {
    SeededPlan another = new SeededPlan(7, retail);
    List<String> orders = orders();

    var forwards = orders.stream().collect(Collectors.toMap(o -> o, plan::fate));
    var backwards = orders.reversed().stream().collect(Collectors.toMap(o -> o, another::fate));

    assertThat(backwards).isEqualTo(forwards);
  }

  @Test
  void givesOtherFatesForAnotherSeed() {
    SeededPlan other = new SeededPlan(8, retail);

    assertThat(orders()).anyMatch(o -> !plan.fate(o).equals(other.fate(o)));
  }

  @Test
  void planOfACallDependsOnNothingButSeedOrderSystemAndKey() {
    SeededPlan another = new SeededPlan(7, retail);
    another.call("other", "fraud", "other:fraud:1");

    assertThat(another.call("A-1", "warehouse", "A-1:warehouse:1"))
        .isEqualTo(plan.call("A-1", "warehouse", "A-1:warehouse:1"));
  }

  @Test
  void troublesAboutThirtyPercentOfTheOrdersAndEveryTroubleStrikesSome() {
    List<Trouble> struck = orders().stream().flatMap(o -> plan.fate(o).stream()).toList();

    assertThat(struck.size() / (double) orders().size()).isCloseTo(0.30, within(0.03));
    assertThat(Set.copyOf(struck)).containsExactlyInAnyOrderElementsOf(retail.troubles());
  }

  @Test
  void reportsItsStatusesInTheOrderOfTheScenarioWhenAllGoesWell() {
    String order = orderWhere(Optional::isEmpty);

    assertThat(statuses(order, "warehouse")).containsExactly("picked", "packed");
    assertThat(statuses(order, "transport")).containsExactly("collected", "delivered");
    assertThat(plan.call(order, "inventory", order + ":inventory:1").reply())
        .hasValueSatisfying(r -> assertThat(r.params()).containsEntry("resultCode", "0"));
  }

  @Test
  void stopsAtTheTroubleAndGoesOnFromThereWhenItIsToldTo() {
    String order = orderOf("parcel delayed");

    assertThat(statuses(order, "transport")).containsExactly("collected", "delayed");
    assertThat(plan.rest(order, "transport", order + ":transport:trace:1"))
        .extracting(Report::status)
        .containsExactly("delivered");
  }

  @Test
  void staysSilentFromTheTroubleOn() {
    String order = orderOf("warehouse silent");

    assertThat(statuses(order, "warehouse")).containsExactly("picked");
  }

  @Test
  void keepsTheParcelFromArrivingBeforeTheFailedCaptureIsHeardOf() {
    String order = orderOf("capture failed");

    assertThat(statuses(order, "transport")).containsExactly("collected");
    assertThat(plan.call(order, "capture", order + ":capture:1").http()).isEqualTo(422);
  }

  @Test
  void letsTheRequestReportThatTheCustomerCancels() {
    String order = orderOf("cancelled in the warehouse");

    assertThat(plan.call(order, "warehouse", order + ":warehouse:1").reports())
        .extracting(Report::reporter, Report::status)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("request", "cancelled"));
  }

  @Test
  void letsTheRequestReportWhenASystemThatRepliesIsCalled() {
    String order = orderWhere(crossBorder, named("cancelled after departure"));
    var call = crossBorder.call(order, "notify", order + ":notify:1");

    assertThat(call.reply()).hasValueSatisfying(r -> assertThat(r.status()).isEqualTo("sent"));
    assertThat(call.reports())
        .extracting(Report::reporter, Report::status)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("request", "cancelled"));
  }

  @Test
  void sendsTheParamsOfAStatusAndOfATroubleWithTheResultCode() {
    String order = orderWhere(coldChain, named("much too warm"));
    List<Report> reports = coldChain.call(order, "transport", order + ":transport:1").reports();

    assertThat(reports.getLast().params())
        .isEqualTo(Map.of("resultCode", "0", "maxTemperature", 16));
    String good = orderWhere(coldChain, Optional::isEmpty);
    assertThat(coldChain.call(good, "transport", good + ":transport:1").reports())
        .extracting(Report::params)
        .contains(Map.of("resultCode", "0", "maxTemperature", 5.2));
  }

  @Test
  void givesEachReportItsOwnEventIdAlsoWhereTheScenarioRepeatsAStatus() {
    String order = orderWhere(coldChain, Optional::isEmpty);

    assertThat(coldChain.call(order, "transport", order + ":transport:1").reports())
        .hasSize(4)
        .extracting(Report::eventId)
        .doesNotHaveDuplicates();
  }

  @Test
  void troubleStrikesOnlyTheFirstCallOfItsSystem() {
    String order = orderOf("short in the warehouse");

    assertThat(plan.call(order, "warehouse", order + ":warehouse:2").reports())
        .extracting(Report::status)
        .containsExactly("picked", "packed");
  }

  @Test
  void noiseChangesNeitherFateNorStatusesNorTheirOrder() {
    Scenario quiet =
        new Scenario(retail.businessType(), retail.systems(), retail.troubles(), Noise.NONE);
    SeededPlan calm = new SeededPlan(7, quiet);

    for (String order : orders()) {
      assertThat(calm.fate(order)).isEqualTo(plan.fate(order));
      for (String system : List.of("fraud", "warehouse", "transport")) {
        assertThat(statuses(calm, order, system)).isEqualTo(statuses(plan, order, system));
      }
    }
  }

  private List<String> statuses(String order, String system) {
    return statuses(plan, order, system);
  }

  private static List<String> statuses(SeededPlan plan, String order, String system) {
    return plan.call(order, system, order + ":" + system + ":1").reports().stream()
        .map(Report::status)
        .toList();
  }

  private String orderOf(String trouble) {
    return orderWhere(plan, named(trouble));
  }

  private String orderWhere(Predicate<Optional<Trouble>> fate) {
    return orderWhere(plan, fate);
  }

  private static String orderWhere(SeededPlan plan, Predicate<Optional<Trouble>> fate) {
    return orders().stream().filter(o -> fate.test(plan.fate(o))).findFirst().orElseThrow();
  }

  private static Predicate<Optional<Trouble>> named(String trouble) {
    return fate -> fate.filter(t -> t.name().equals(trouble)).isPresent();
  }

  private static SeededPlan builtIn(String businessType) {
    return new SeededPlan(7, Scenarios.builtIn().of(businessType).orElseThrow());
  }

  private static List<String> orders() {
    return IntStream.range(0, 3_000).mapToObj(i -> "order-" + i).toList();
  }
}
