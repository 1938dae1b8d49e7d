package io.baton.sandbox;

import io.baton.sandbox.Scenario.Answers;
import io.baton.sandbox.Scenario.Behaviour;
import io.baton.sandbox.Scenario.Noise;
import io.baton.sandbox.Scenario.Status;
import io.baton.sandbox.Scenario.Trouble;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What every system will do for every order. All of it is drawn from seed, order, system and key
 * alone, never from time or from the order of calls: the same seed gives the same ends.
 */
final class SeededPlan {

  /** Id of the customer's request as a reporter. */
  static final String REQUEST = "request";

  private final long seed;
  private final Scenario scenario;

  SeededPlan(long seed, Scenario scenario) {
    this.seed = seed;
    this.scenario = scenario;
  }

  /**
   * One status that goes to Baton.
   *
   * @param reporter id of the system, or {@link #REQUEST}
   * @param after how long after the call, or after the report before was accepted
   * @param repeats how long after its first time it is sent again, once per element
   */
  record Report(
      String reporter,
      String eventId,
      String status,
      Map<String, Object> params,
      Map<String, Object> data,
      Duration after,
      List<Duration> repeats) {}

  /**
   * What a system does with one trigger call.
   *
   * @param unavailableFirst whether the first attempt is answered 503
   * @param takes how long the call takes
   * @param http status code of the answer
   * @param reply the status in the answer; empty for a system that reports later
   * @param reports what it reports later, in this order
   */
  record CallPlan(
      boolean unavailableFirst,
      Duration takes,
      int http,
      Optional<Report> reply,
      List<Report> reports) {}

  /** The one trouble that the order meets; empty when all goes well. */
  Optional<Trouble> fate(String orderId) {
    double drawn = random("fate", orderId).nextDouble(100);
    for (Trouble trouble : scenario.troubles()) {
      drawn -= trouble.share();
      if (drawn < 0) {
        return Optional.of(trouble);
      }
    }
    return Optional.empty();
  }

  CallPlan call(String orderId, String system, String key) {
    Behaviour behaviour = behaviour(system);
    Noise noise = scenario.noise();
    RandomGenerator random = random("call", orderId, system, key);
    boolean unavailable = happens(random, noise.unavailable());
    Duration takes = behaviour.takes().draw(random);
    if (happens(random, noise.slow())) {
      takes = takes.plus(noise.slowBy().draw(random));
    }
    Optional<Trouble> trouble = isFirstCall(key) ? fate(orderId) : Optional.empty();
    List<Report> reports = reports(system, key, trouble, random);
    if (behaviour.answers() == Answers.FEEDBACK) {
      return new CallPlan(unavailable, takes, 202, Optional.empty(), reports);
    }
    int http = trouble.filter(t -> t.system().equals(system)).map(Trouble::http).orElse(200);
    return new CallPlan(
        unavailable,
        takes,
        http,
        Optional.of(reports.getFirst()),
        reports.subList(1, reports.size()));
  }

  /**
   * What a system that a trouble stopped reports when an instruction makes it go on; nothing when
   * none stopped it.
   */
  List<Report> rest(String orderId, String system, String instructionKey) {
    int stoppedAt = fate(orderId).map(t -> stoppedAt(t, system)).orElse(-1);
    if (stoppedAt < 0) {
      return List.of();
    }
    RandomGenerator random = random("rest", orderId, system, instructionKey);
    List<Status> statuses = behaviour(system).statuses();
    List<Report> rest = new ArrayList<>();
    for (int i = stoppedAt; i < statuses.size(); i++) {
      rest.add(good(new Source(system, instructionKey, i), statuses.get(i), random));
    }
    return rest;
  }

  private List<Report> reports(
      String system, String key, Optional<Trouble> fate, RandomGenerator random) {
    List<Status> statuses = behaviour(system).statuses();
    int stoppedAt = fate.map(t -> stoppedAt(t, system)).orElse(-1);
    List<Report> reports = new ArrayList<>();
    for (int i = 0; i < (stoppedAt < 0 ? statuses.size() : stoppedAt); i++) {
      reports.add(good(new Source(system, key, i), statuses.get(i), random));
    }
    Optional<Trouble> here = fate.filter(t -> t.system().equals(system));
    if (here.isPresent()) {
      Trouble trouble = here.get();
      Duration after = statuses.get(stoppedAt).after().draw(random);
      if (!trouble.status().isEmpty()) {
        Source source = new Source(system, key, stoppedAt);
        reports.add(bad(source, trouble.status(), trouble, after, random));
      }
      if (!trouble.request().isEmpty()) {
        Source source = new Source(REQUEST, key, stoppedAt);
        reports.add(bad(source, trouble.request(), trouble, after, random));
      }
    }
    return reports;
  }

  /** Index of the status at which {@code trouble} stops the system; -1 when it does not. */
  private int stoppedAt(Trouble trouble, String system) {
    @Nullable String status =
        trouble.system().equals(system) ? trouble.instead() : trouble.alsoSilent().get(system);
    return status == null ? -1 : behaviour(system).indexOf(status);
  }

  /**
   * Where a report comes from.
   *
   * @param key of the call or the instruction that it answers
   * @param index in the scenario's order of the reporter's statuses, of which two may be the same
   */
  private record Source(String reporter, String key, int index) {}

  private Report good(Source source, Status status, RandomGenerator random) {
    Map<String, Object> params = withCode("0", status.params());
    Duration after = status.after().draw(random);
    return report(source, status.status(), params, status.data(), after, random);
  }

  private Report bad(
      Source source, String status, Trouble trouble, Duration after, RandomGenerator random) {
    Map<String, Object> params = withCode(trouble.resultCode(), trouble.params());
    return report(source, status, params, Map.of(), after, random);
  }

  private static Map<String, Object> withCode(String resultCode, Map<String, Object> others) {
    Map<String, Object> params = new TreeMap<>(others);
    params.put("resultCode", resultCode);
    return params;
  }

  private Report report(
      Source source,
      String status,
      Map<String, Object> params,
      Map<String, Object> data,
      Duration after,
      RandomGenerator random) {
    Noise noise = scenario.noise();
    List<Duration> repeats = new ArrayList<>();
    if (happens(random, noise.repeated())) {
      repeats.add(noise.repeatedAfter().draw(random));
    }
    if (happens(random, noise.repeatedTwice())) {
      repeats.add(noise.repeatedAfter().draw(random));
    }
    String eventName = seed + "|" + source + "|" + status;
    String eventId = UUID.nameUUIDFromBytes(eventName.getBytes(StandardCharsets.UTF_8)).toString();
    return new Report(source.reporter(), eventId, status, params, data, after, repeats);
  }

  /** Keys end with the number of the decision to trigger; a key of another form is a first call. */
  private static boolean isFirstCall(String key) {
    String number = key.substring(key.lastIndexOf(':') + 1);
    return number.equals("1") || !number.chars().allMatch(Character::isDigit);
  }

  private Behaviour behaviour(String system) {
    Behaviour behaviour = scenario.systems().get(system);
    if (behaviour == null) {
      throw new IllegalArgumentException("no system " + system + " in " + scenario.businessType());
    }
    return behaviour;
  }

  private static boolean happens(RandomGenerator random, double percent) {
    return random.nextDouble(100) < percent;
  }

  private RandomGenerator random(String... what) {
    // FNV-1a over the parts; SplittableRandom mixes the bits thoroughly.
    long hash = 0xcbf29ce484222325L ^ seed;
    for (String part : what) {
      for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
        hash = (hash ^ b) * 0x100000001b3L;
      }
      hash = (hash ^ 0xff) * 0x100000001b3L;
    }
    return new SplittableRandom(hash);
  }
}
