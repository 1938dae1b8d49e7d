package io.baton.sandbox;

import io.baton.sandbox.Journal.Kind;
import io.baton.sandbox.Scenario.Behaviour;
import io.baton.sandbox.Scenario.Effect;
import io.baton.sandbox.Scenario.Instruction;
import io.baton.sandbox.Scenario.Verdict;
import io.baton.sandbox.SeededPlan.CallPlan;
import io.baton.sandbox.SeededPlan.Report;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The simulated systems without HTTP: each idempotency key is acted upon once and always gets the
 * same answer.
 */
final class FulfillmentSystems {

  /** Keys and pieces of work that are remembered, the newest. */
  private static final int MEMORY = 200_000;

  private final SandboxSettings settings;
  private final Reporter reporter;
  private final Journal journal;
  private final Remembered<Call> calls = new Remembered<>(MEMORY);
  private final Remembered<Answer> instructions = new Remembered<>(MEMORY);
  private final Remembered<Work> works = new Remembered<>(MEMORY);
  private final Map<String, SeededPlan> plans = new ConcurrentHashMap<>();

  FulfillmentSystems(SandboxSettings settings, Reporter reporter, Journal journal) {
    this.settings = settings;
    this.reporter = reporter;
    this.journal = journal;
  }

  /**
   * What a system answers to a call.
   *
   * @param takes how long it takes to answer
   */
  record Answer(int http, Map<String, Object> body, Duration takes) {
    static Answer refuse(int http, String why) {
      return new Answer(http, Map.of("error", why), Duration.ZERO);
    }
  }

  /** The body of a trigger call, as far as a system looks at it. */
  record Trigger(String orderId, String businessType, String system, String key) {}

  /** The body of an instruction. */
  record Instruct(String orderId, String system, String instruction, String key) {}

  /** A call with its key, from its first attempt on. */
  private static final class Call {
    private final CallPlan plan;
    private int attempts;
    private Optional<Answer> answer = Optional.empty();

    Call(CallPlan plan) {
      this.plan = plan;
    }
  }

  /** What a system has in hand for one order. */
  private record Work(Scenario scenario, Reporter.Line line) {}

  Answer trigger(Trigger trigger) {
    Optional<Scenario> scenario = settings.scenarios().of(trigger.businessType());
    if (scenario.isEmpty()) {
      return Answer.refuse(404, "no scenario for business type " + trigger.businessType());
    }
    if (!scenario.get().systems().containsKey(trigger.system())) {
      return Answer.refuse(404, "no system " + trigger.system() + " in the scenario");
    }
    SeededPlan plan = plan(scenario.get());
    Call call =
        calls.get(
            trigger.system() + " " + trigger.key(),
            () -> new Call(plan.call(trigger.orderId(), trigger.system(), trigger.key())));
    // One call at a time per key: whoever comes second gets the first one's answer.
    synchronized (call) {
      call.attempts++;
      if (call.answer.isPresent()) {
        note(Kind.TRIGGER_REPEATED, trigger);
        return call.answer.get();
      }
      if ((call.plan.unavailableFirst() && call.attempts == 1) || reporter.isFull()) {
        note(Kind.UNAVAILABLE, trigger);
        return Answer.refuse(503, "busy, try again");
      }
      note(Kind.TRIGGERED, trigger);
      Answer answer = act(trigger, scenario.get(), call.plan);
      call.answer = Optional.of(answer);
      return answer;
    }
  }

  private Answer act(Trigger trigger, Scenario scenario, CallPlan plan) {
    Work work =
        works.get(
            work(trigger.orderId(), trigger.system()),
            () -> new Work(scenario, reporter.line(trigger.orderId())));
    work.line().add(plan.reports());
    Map<String, Object> body =
        plan.reply().map(FulfillmentSystems::body).orElseGet(() -> Map.of("accepted", true));
    return new Answer(plan.http(), body, atSpeed(plan.takes()));
  }

  Answer instruct(Instruct instruct) {
    boolean[] first = {false};
    Answer answer =
        instructions.get(
            instruct.system() + " " + instruct.key(),
            () -> {
              first[0] = true;
              return carryOut(instruct);
            });
    journal.add(
        first[0] ? Kind.INSTRUCTED : Kind.INSTRUCTION_REPEATED,
        instruct.orderId(),
        instruct.system(),
        instruct.key(),
        instruct.instruction() + ": " + answer.body().get("answer"));
    return answer;
  }

  private Answer carryOut(Instruct instruct) {
    Optional<Work> found = works.find(work(instruct.orderId(), instruct.system()));
    if (found.isEmpty()) {
      return answer(Verdict.NOT_KNOWN, "");
    }
    Work work = found.get();
    Behaviour behaviour = work.scenario().systems().get(instruct.system());
    Instruction instruction =
        behaviour == null ? null : behaviour.instructions().get(instruct.instruction());
    if (instruction == null) {
      return answer(Verdict.REFUSED, "does not know " + instruct.instruction());
    }
    if (instruction.answer() == Verdict.ACCEPTED) {
      takeEffect(instruction.then(), instruct, work);
    }
    return answer(instruction.answer(), instruction.reason());
  }

  private void takeEffect(Effect effect, Instruct instruct, Work work) {
    switch (effect) {
      case STOP -> work.line().stop();
      case CONTINUE ->
          work.line()
              .add(
                  plan(work.scenario())
                      .rest(instruct.orderId(), instruct.system(), instruct.key()));
      case NOTHING -> {}
    }
  }

  private static Answer answer(Verdict verdict, String reason) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("answer", verdict.text());
    if (!reason.isEmpty()) {
      body.put("reason", reason);
    }
    return new Answer(200, body, Duration.ZERO);
  }

  /** A report as JSON, without the order id. */
  static Map<String, Object> body(Report report) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("eventId", report.eventId());
    body.put("status", report.status());
    body.put("params", report.params());
    if (!report.data().isEmpty()) {
      body.put("data", report.data());
    }
    body.put("reportedAt", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    return body;
  }

  private Duration atSpeed(Duration delay) {
    return Duration.ofNanos((long) (delay.toNanos() / settings.speed()));
  }

  private SeededPlan plan(Scenario scenario) {
    return plans.computeIfAbsent(
        scenario.businessType(), t -> new SeededPlan(settings.seed(), scenario));
  }

  private void note(Kind kind, Trigger trigger) {
    journal.add(kind, trigger.orderId(), trigger.system(), trigger.key(), "");
  }

  private static String work(String orderId, String system) {
    return system + " " + orderId;
  }
}
