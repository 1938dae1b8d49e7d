package io.baton.generator.engine;

import static io.baton.generator.engine.ColdChainOrders.FRESH_FOOD;
import static io.baton.generator.engine.ColdChainOrders.VACCINE;
import static io.baton.generator.engine.ColdChainOrders.measures;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.reference.Action.AskPerson;
import io.baton.generator.reference.Action.Ended;
import io.baton.generator.reference.Action.Paused;
import io.baton.generator.reference.Action.Resumed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An order of the cold-chain policy, which is written in Chinese: temperatures and deadlines. */
class ColdChainTest {
  @RegisterExtension private static final EmbeddedEngine ENGINE = new EmbeddedEngine();

  /** One, once the engine has started. */
  private static List<ColdChainOrders> coldChain = List.of();

  @BeforeAll
  static void deploy() {
    coldChain = List.of(new ColdChainOrders(ENGINE));
  }

  private static ColdChainOrders orders() {
    return coldChain.getFirst();
  }

  @Test
  void loadsOnlyWhatIsPackedIntoAVehicleThatIsCold() {
    CheckedOrder packedFirst = orders().preparing();
    assertThat(packedFirst.reports("coldStore", "已装箱")).isEmpty();
    assertThat(packedFirst.reports("vehicle", "已达温"))
        .containsExactly(packedFirst.call("transport", 1));
    CheckedOrder coldFirst = orders().preparing();
    assertThat(coldFirst.reports("vehicle", "已达温")).isEmpty();
    assertThat(coldFirst.reports("coldStore", "已装箱"))
        .containsExactly(coldFirst.call("transport", 1));
  }

  @Test
  void settlesWhatTheConsigneeHasAccepted() {
    CheckedOrder order = orders().onTheRoad();
    assertThat(order.reports("transport", "已送达"))
        .containsExactlyInAnyOrder(order.call("archive", 1), order.call("acceptance", 1));
    order.replies("archive", "已归档");
    order.takesCall("acceptance");
    assertThat(order.reports("acceptance", "验收合格")).containsExactly(order.call("settlement", 1));
    assertThat(order.replies("settlement", "已结算")).containsExactly(new Ended("fulfilled"));
  }

  // ---- deadlines

  @Test
  void takesTheSilenceOfTheConsigneeForConsent() {
    CheckedOrder order = orders().delivered();
    assertThat(order.timePasses(Duration.ofHours(24).plusSeconds(1)))
        .containsExactly(order.call("settlement", 1));
    assertThat(order.reports("acceptance", "有异议", "Q1")).isEmpty();
    assertThat(order.replies("settlement", "已结算")).containsExactly(new Ended("fulfilled"));
  }

  @Test
  void endsWhenNobodyVerifiesTheLicence() {
    CheckedOrder order = orders().started();
    order.replies("inventory", "已锁定");
    assertThat(order.timePasses(Duration.ofHours(2).plusSeconds(1)))
        .containsExactly(
            new Paused("资质", "licence", "overdue"),
            order.instruct("inventory", "释放批次", "资质", "overdue"),
            new Ended("exception: 资质"));
  }

  @Test
  void takesAnotherVehicleWhenOneDoesNotGetColdAndGoesOn() {
    CheckedOrder order = orders().preparing();
    assertThat(order.timePasses(Duration.ofHours(1).plusSeconds(1)))
        .containsExactly(
            new Paused("备车", "vehicle", "overdue"),
            order.instruct("vehicle", "换车", "备车", "overdue"),
            new Resumed());
    assertThat(order.goesOn()).isEmpty();
    order.reports("coldStore", "已装箱");
    assertThat(order.reports("vehicle", "已达温")).containsExactly(order.call("transport", 1));
  }

  @Test
  void takesTheVehicleForMissingWhenNoTemperatureIsReportedForSixHours() {
    CheckedOrder order = orders().onTheRoad();
    order.timePasses(Duration.ofHours(5));
    measures(order, 5);
    assertThat(order.timePasses(Duration.ofHours(5))).isEmpty();
    assertThat(order.timePasses(Duration.ofHours(1).plusSeconds(1)))
        .containsExactly(
            new Paused("在途", "transport", "overdue"),
            order.instruct("transport", "联系司机", "在途", "overdue"),
            new Resumed());
  }

  // ---- temperatures

  @ParameterizedTest
  @CsvSource({VACCINE + ", 8", FRESH_FOOD + ", 8.1", FRESH_FOOD + ", 10"})
  void storesATemperatureThatTheGoodsBear(String category, double highest) {
    CheckedOrder order = orders().onTheRoad(category);
    assertThat(measures(order, highest)).isEmpty();
    assertThat(order.variable("transport")).contains("\"result\":\"normal\"");
  }

  @ParameterizedTest
  @CsvSource({VACCINE + ", 8.1", VACCINE + ", 12", FRESH_FOOD + ", 10.1", FRESH_FOOD + ", 15"})
  void hasTheCoolingAdjustedAndGoesOnWhenItIsALittleTooWarm(String category, double highest) {
    CheckedOrder order = orders().onTheRoad(category);
    assertThat(measures(order, highest))
        .containsExactly(
            new Paused("温度偏高", "transport", "温度上报"),
            order.instruct("transport", "调整制冷", "温度偏高", "温度上报"),
            new Resumed());
    assertThat(order.goesOn()).isEmpty();
    assertThat(order.reports("transport", "已送达")).contains(order.call("acceptance", 1));
  }

  @ParameterizedTest
  @CsvSource({VACCINE + ", 12.1", FRESH_FOOD + ", 15.1"})
  void sealsGoodsThatWereMuchTooWarmAndGoesOnIfAPersonReleasesThem(
      String category, double highest) {
    CheckedOrder order = orders().onTheRoad(category);
    assertThat(measures(order, highest))
        .containsExactlyInAnyOrder(
            new Paused("温度超标", "transport", "温度上报"),
            order.instruct("transport", "就地封存", "温度超标", "温度上报"),
            order.instruct("inventory", "冻结批次", "温度超标", "温度上报"),
            new AskPerson("温度超标"));
    assertThat(order.decides("resume")).containsExactly(new Resumed());
    assertThat(order.goesOn()).isEmpty();
    assertThat(order.reports("transport", "已送达")).contains(order.call("acceptance", 1));
  }

  @Test
  void endsWhenThePersonDoesNotReleaseWhatWasMuchTooWarm() {
    CheckedOrder order = orders().onTheRoad();
    measures(order, 15);
    assertThat(order.decides("end")).containsExactly(new Ended("exception: 温度超标"));
    assertThat(order.variable("outcome")).isEqualTo("\"exception: 温度超标\"");
  }

  @Test
  void asksAPersonWhenTheConsigneeObjects() {
    CheckedOrder order = orders().delivered();
    assertThat(order.reports("acceptance", "有异议", "Q1"))
        .containsExactly(
            new Paused("验收", "acceptance", "有异议"),
            order.instruct("inventory", "追溯批次", "验收", "有异议"),
            new AskPerson("验收"));
    order.decides("resume");
    order.goesOn();
    assertThat(order.reports("acceptance", "验收合格")).containsExactly(order.call("settlement", 1));
  }
}
