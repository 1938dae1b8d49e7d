package io.baton.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.benchmark.order.CountedOrder;
import io.baton.benchmark.order.CountingEngine;
import io.baton.benchmark.policy.Mix;
import io.baton.benchmark.policy.SyntheticPolicy;
import io.baton.benchmark.records.RecordComparison;
import io.baton.benchmark.records.RecordComparison.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A comparison is worth something only among processes that do the same. */
class PeersDoTheSameTest {
  private static final CountingEngine ENGINE = new CountingEngine();

  private final RecordComparison comparison = new RecordComparison(ENGINE);

  @AfterAll
  static void stop() {
    ENGINE.close();
  }

  /** {@code compare} throws if a peer calls anybody else, with another key or for another cause. */
  @ParameterizedTest
  @EnumSource
  void peersCallTheSameSystemsWithTheSameKeysForTheSameCauses(Mix mix) {
    for (int systems : new int[] {2, 6}) {
      Row row = comparison.compare(new SyntheticPolicy(systems, mix, mix == Mix.MIXED));
      assertThat(row.baton()).isLessThan(row.usual());
      assertThat(row.generic()).isGreaterThan(systems == 2 ? row.baton() : 2 * row.baton());
      assertThat(row.floor()).isLessThan(row.baton());
    }
  }

  @Test
  void countsTheSameEachTime() {
    SyntheticPolicy policy = new SyntheticPolicy(6, Mix.MIXED, true);
    assertThat(comparison.baton(policy).kinds()).isEqualTo(comparison.baton(policy).kinds());
  }

  @Test
  void tellsAllThatAnOrderDoes() {
    CountedOrder order = comparison.baton(new SyntheticPolicy(2, Mix.REPLY, false));
    assertThat(order.doings().getFirst())
        .containsExactly("call s1:1 because {\"system\":\"request\",\"status\":\"received\"}");
    assertThat(order.doings().getLast()).containsExactly("end fulfilled");
    assertThat(order.kinds().values().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(order.records());
  }

  @Test
  void aPolicyHasTwoSystemsOrAMultipleOfThree() {
    assertThatThrownBy(() -> new SyntheticPolicy(7, Mix.REPLY, false)).hasMessageContaining("7");
  }
}
