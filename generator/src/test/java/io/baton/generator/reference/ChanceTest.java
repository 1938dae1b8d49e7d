package io.baton.generator.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChanceTest {
  @Test
  void makesEverySeriesOfChoicesOnce() {
    List<String> series = new ArrayList<>();
    for (Optional<Chance> next = Optional.of(new Chance()); next.isPresent(); ) {
      Chance chance = next.get();
      int first = chance.choose(2);
      // How many there are to choose from may depend on what was chosen before.
      series.add(first + "" + chance.choose(1) + chance.choose(first == 0 ? 3 : 2));
      next = chance.other();
    }
    assertThat(series).containsExactly("000", "001", "002", "100", "101");
  }
}
