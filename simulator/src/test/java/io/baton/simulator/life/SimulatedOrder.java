package io.baton.simulator.life;

import io.baton.generator.reference.Action;
import io.baton.generator.reference.Cause;
import io.baton.generator.reference.DrivenOrder;
import io.baton.generator.reference.Happening;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An order of the simulator, driven as the engine's and the reference's are. */
final class SimulatedOrder implements DrivenOrder {
  private final Rules rules;
  private final OrderLife life;
  private final List<Action> actions = new ArrayList<>();
  private String orderId = "";
  private long now;

  SimulatedOrder(Rules rules) {
    this.rules = rules;
    this.life = new OrderLife(rules, new Recorded(), Dispatch.BY_POLICY);
  }

  @Override
  public List<Action> happens(Happening happening) {
    happen(happening);
    List<Action> done = List.copyOf(actions);
    actions.clear();
    return done;
  }

  private void happen(Happening happening) {
    switch (happening) {
      case Happening.Starts(String id, Map<String, ?> order) -> {
        orderId = Objects.requireNonNull(id);
        life.begin(orderId, order);
      }
      case Happening.Reports(String system, Map<String, ?> sent) ->
          life.reports(Report.of(rules, index(system), sent));
      case Happening.TakesCall(String system) -> life.takesCall(index(system));
      case Happening.Replies(String system, Map<String, ?> sent) ->
          life.replies(Report.of(rules, index(system), sent));
      case Happening.Decides(String decision) -> decides(decision);
      case Happening.GoesOn goesOn -> life.goesOn();
      case Happening.TimePasses(var duration) -> {
        now += duration.toMillis();
        life.timeIs(now);
      }
      case Happening.AtOnce(List<Happening> all) -> all.forEach(this::happen);
    }
  }

  /** What is neither of the two is asked again. */
  private void decides(String decision) {
    if (decision.equals("resume") || decision.equals("end")) {
      life.decides(decision.equals("resume"));
    } else if (life.state().isWaitingForPerson()) {
      actions.add(new Action.AskPerson(life.state().outcome.substring("exception: ".length())));
    }
  }

  @Override
  public Map<String, Cause> calls() {
    Map<String, Cause> calls = new LinkedHashMap<>();
    life.forEachCall((key, report) -> calls.put(key, Cause.of(report.feedback())));
    return calls;
  }

  @Override
  public Optional<Map<String, @Nullable Object>> knows(String system) {
    return Optional.of(life.state().knows(index(system)));
  }

  private int index(String system) {
    return rules.index(system).orElseThrow();
  }

  private String id(int system) {
    return rules.reporters().get(system).id();
  }

  private final class Recorded implements Acts {
    private String node = "";
    private String status = "";

    @Override
    public void calls(int system, int number) {
      actions.add(new Action.Trigger(id(system), orderId + ":" + id(system) + ":" + number));
    }

    @Override
    public void pauses(Handling handling, Report report) {
      node = handling.node();
      status = report.status();
      actions.add(new Action.Paused(node, id(report.reporter()), status));
    }

    @Override
    public void instructs(int system, String instruction, int number) {
      String key = orderId + ":" + id(system) + ":" + instruction + ":" + number;
      actions.add(new Action.Instruct(id(system), instruction, node, status, key));
    }

    @Override
    public void asksPerson() {
      actions.add(new Action.AskPerson(node));
    }

    @Override
    public void resumes() {
      actions.add(new Action.Resumed());
    }

    @Override
    public void ends(String outcome) {
      actions.add(new Action.Ended(outcome));
    }
  }
}
