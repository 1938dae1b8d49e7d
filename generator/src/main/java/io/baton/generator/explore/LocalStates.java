package io.baton.generator.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The states that each reporter has been in, numbered; 0 is the one at the start. */
final class LocalStates {
  private final List<List<LocalState>> states = new ArrayList<>();
  private final List<Map<LocalState, Integer>> numbers = new ArrayList<>();

  LocalStates(List<Observed> observed) {
    for (Observed one : observed) {
      states.add(new ArrayList<>());
      numbers.add(new HashMap<>());
      number(states.size() - 1, LocalState.initial(one));
    }
  }

  int reporters() {
    return states.size();
  }

  LocalState get(int reporter, int number) {
    return states.get(reporter).get(number);
  }

  int number(int reporter, LocalState state) {
    return numbers
        .get(reporter)
        .computeIfAbsent(
            state,
            added -> {
              states.get(reporter).add(added);
              return states.get(reporter).size() - 1;
            });
  }

  /** In how many states a reporter has been. */
  int count(int reporter) {
    return states.get(reporter).size();
  }
}
