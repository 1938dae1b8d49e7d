package io.baton.simulator.run;

import io.baton.generator.model.FulfillmentPolicy;
import io.baton.simulator.life.Acts;
import io.baton.simulator.life.Dispatch;
import io.baton.simulator.life.Handling;
import io.baton.simulator.life.OrderLife;
import io.baton.simulator.life.Report;
import io.baton.simulator.life.Rules;
import io.baton.simulator.life.Verdict;
import io.baton.simulator.run.Trace.Call;
import io.baton.simulator.run.Trace.Decided;
import io.baton.simulator.run.Trace.Handled;
import io.baton.simulator.run.Trace.Told;
import io.baton.simulator.world.Chance;
import io.baton.simulator.world.Value;
import io.baton.simulator.world.World;
import io.baton.simulator.world.World.Behaviour;
import io.baton.simulator.world.World.Course;
import io.baton.simulator.world.World.Said;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * One order from its start to its end in a world: whatever is going to happen lies in a queue, the
 * earliest first. An instance is for one order.
 */
final class OrderRun implements Acts {
  /** An order of which more happens does not come to an end. */
  private static final int MOST_EVENTS = 5_000;

  /** How much later a repeated report comes, in milliseconds. */
  private static final long REPEATED_AFTER = 60_000;

  private final Rules rules;
  private final World world;
  private final long seed;
  private final long number;

  /** Whether all systems do what they do when nothing goes wrong. */
  private final boolean isUndisturbed;

  private final OrderLife life;
  private final Trace trace = new Trace();
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingInt(Event::turn));
  private final Map<Key, Long> answers = new HashMap<>(8);

  /** By system, how often it was told to do something else: what it would have said is void. */
  private final int[] voided;

  private final int[] replied;
  private long now;
  private int turns;

  private record Key(int system, int number) {}

  /** Something that will happen, unless the system is told something else by then. */
  private record Event(long at, int turn, int system, int voided, Runnable what) {}

  OrderRun(
      Rules rules, World world, long seed, long number, Dispatch dispatch, boolean isUndisturbed) {
    this.rules = rules;
    this.world = world;
    this.seed = seed;
    this.number = number;
    this.isUndisturbed = isUndisturbed;
    this.voided = new int[rules.reporters().size()];
    this.replied = new int[voided.length];
    this.life = new OrderLife(rules, this, dispatch);
  }

  /** Lets it live. */
  Trace run() {
    life.begin(
        String.valueOf(number), world.payload().drawAll(Chance.of(seed, number, "order", 0)));
    world.system(FulfillmentPolicy.REQUEST).ifPresent(request -> begin(Rules.REQUEST, 1, request));
    int happened = 0;
    while (!life.state().isOver()) {
      long next = events.isEmpty() ? Long.MAX_VALUE : events.element().at();
      long moment = Math.min(next, life.state().nextDeadline());
      if (moment == Long.MAX_VALUE) {
        trace.waitsFor = life.state().silences();
        break;
      }
      if (++happened > MOST_EVENTS) {
        trace.outcome = Trace.IN_CIRCLES;
        break;
      }
      now = moment;
      life.timeIs(now);
      if (next <= now && !life.state().isOver()) {
        Event event = events.remove();
        if (event.voided() == voided[event.system()]) {
          event.what().run();
        }
      }
    }
    trace.end = now;
    return trace;
  }

  private void at(long moment, int system, Runnable what) {
    events.add(new Event(moment, turns++, system, voided[system], what));
  }

  // ---- what the order does

  @Override
  public void calls(int system, int call) {
    Behaviour behaviour = behaviour(system);
    boolean isReply = rules.reporters().get(system).answersByReply();
    Long answer = answers.get(new Key(system, call));
    if (answer != null && isReply) {
      // The call was cut off and is made once more: the system knows its key and its answer.
      Course course = course(behaviour, chance(system, call));
      at(Math.max(now, answer), system, () -> life.replies(report(system, call, course, 0)));
    } else if (answer != null) {
      at(now, system, () -> life.takesCall(system));
    } else {
      trace.calls.add(new Call(system, call, now));
      if (!isReply) {
        at(now, system, () -> life.takesCall(system));
      }
      begin(system, call, behaviour);
    }
  }

  private void begin(int system, int call, Behaviour behaviour) {
    Chance chance = chance(system, call);
    Course course = course(behaviour, chance);
    trace.isUndisturbed &= course.equals(behaviour.likeliest());
    boolean isReply = rules.reporters().get(system).answersByReply();
    long moment = now;
    for (int i = 0; i < course.reports().size(); i++) {
      moment += delay(course.reports().get(i), chance, i);
      Report report = report(system, call, course, i);
      at(moment, system, () -> heard(report, isReply));
      if (!isReply && chance(system, call).part(-1 - i).happens(behaviour.repeats())) {
        at(moment + REPEATED_AFTER, system, () -> life.reports(report));
      }
    }
    answers.put(new Key(system, call), moment);
  }

  private void heard(Report report, boolean isReply) {
    if (isReply) {
      life.replies(report);
    } else {
      life.reports(report);
    }
  }

  private Course course(Behaviour behaviour, Chance chance) {
    return isUndisturbed ? behaviour.likeliest() : behaviour.course(chance.part(0));
  }

  private static long delay(Said said, Chance chance, int index) {
    return Math.round(said.after().draw(chance.part(1 + 3 * index)));
  }

  private Report report(int system, int call, Course course, int index) {
    return report(
        system, course.reports().get(index), chance(system, call), index, call + "." + index);
  }

  private Report report(int system, Said said, Chance chance, int index, String eventId) {
    Map<String, Object> sent = new LinkedHashMap<>(8);
    sent.put("status", said.status());
    sent.put("eventId", eventId);
    if (!said.params().equals(Value.Fields.NONE)) {
      sent.put("params", said.params().drawAll(chance.part(2 + 3 * index)));
    }
    if (!said.data().equals(Value.Fields.NONE)) {
      sent.put("data", said.data().drawAll(chance.part(3 + 3 * index)));
    }
    return Report.of(rules, system, sent);
  }

  private Chance chance(int system, int call) {
    return Chance.of(seed, number, id(system), call);
  }

  private String id(int system) {
    return rules.reporters().get(system).id();
  }

  private Behaviour behaviour(int system) {
    return world
        .system(id(system))
        .orElseThrow(() -> new IllegalArgumentException("The world has no " + id(system)));
  }

  @Override
  public void instructs(int system, String instruction, int count) {
    Behaviour behaviour = behaviour(system);
    Chance chance = Chance.of(seed, number, id(system) + " told " + instruction, count);
    boolean isRefused = chance.part(0).happens(behaviour.refuses());
    trace.told.add(new Told(system, instruction, now, isRefused));
    World.Told told = behaviour.told().get(instruction);
    if (isRefused || told instanceof World.Told.Continues) {
      return;
    }
    voided[system]++;
    if (told instanceof World.Told.Anew anew) {
      List<Said> reports =
          (isUndisturbed ? anew.courses().getFirst() : anew.course(chance.part(1))).reports();
      long moment = now;
      for (int i = 0; i < reports.size(); i++) {
        moment += delay(reports.get(i), chance, i + 1);
        Report report =
            report(system, reports.get(i), chance, i + 1, instruction + "." + count + "." + i);
        at(moment, system, () -> life.reports(report));
      }
    }
  }

  @Override
  public void asksPerson() {
    Chance chance = Chance.of(seed, number, "person", trace.decisions++);
    long after = Math.round(world.person().after().draw(chance.part(0)));
    boolean goesOn = chance.part(1).happens(world.person().resumes());
    at(now + after, Rules.REQUEST, () -> life.decides(goesOn));
  }

  @Override
  public void resumes() {
    at(now, Rules.REQUEST, life::goesOn);
  }

  @Override
  public void decided(Report report, Verdict verdict) {
    trace.decided.add(new Decided(report, verdict, now));
    int system = report.reporter();
    boolean isReply = rules.reporters().get(system).answersByReply();
    trace.heard(system, isReply ? ++replied[system] : life.state().triggered(system), report, now);
  }

  @Override
  public void pauses(Handling handling, Report report) {
    trace.handled.add(new Handled(handling, report, trace.decided.size()));
  }

  @Override
  public void ends(String outcome) {
    trace.outcome = outcome;
  }
}
