package io.baton.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How the fulfillment systems of one business type behave, as its YAML file says.
 *
 * @param systems what each system does when all goes well, by system id, in the order of the file
 * @param troubles what can go wrong instead; an order meets one of them at most
 * @param noise what happens besides and must not change how an order ends
 */
record Scenario(
    String businessType, Map<String, Behaviour> systems, List<Trouble> troubles, Noise noise) {

  /**
   * Checks that all names fit.
   *
   * @throws IllegalArgumentException when something is missing, or a name or a number cannot be
   */
  Scenario {
    require(businessType != null && !businessType.isBlank(), "businessType is missing");
    require(systems != null && !systems.isEmpty(), "systems are missing");
    systems = Collections.unmodifiableMap(new LinkedHashMap<>(systems));
    troubles = List.copyOf(Objects.requireNonNullElse(troubles, List.of()));
    noise = Objects.requireNonNullElse(noise, Noise.NONE);
    for (Map.Entry<String, Behaviour> system : systems.entrySet()) {
      system.getValue().check(system.getKey());
    }
    for (Trouble trouble : troubles) {
      trouble.check(systems);
    }
    double sum = troubles.stream().mapToDouble(Trouble::share).sum();
    require(sum <= 100, "the shares of the troubles add up to " + sum + " %");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** How the statuses of a system come back. */
  enum Answers {
    /** One status, in the answer to the trigger call. */
    @JsonProperty("reply")
    REPLY,
    /** Later, reported one after the other. */
    @JsonProperty("feedback")
    FEEDBACK
  }

  /**
   * What a system does when all goes well.
   *
   * @param takes how long the trigger call takes
   * @param statuses what it reports, in this order; exactly one where it answers by reply
   * @param instructions how it answers exception instructions; any other is refused
   */
  record Behaviour(
      Answers answers,
      DelayRange takes,
      List<Status> statuses,
      Map<String, Instruction> instructions) {
    Behaviour {
      require(answers != null, "answers is missing: reply or feedback");
      takes = Objects.requireNonNullElse(takes, DelayRange.NONE);
      statuses = List.copyOf(Objects.requireNonNullElse(statuses, List.of()));
      instructions = Map.copyOf(Objects.requireNonNullElse(instructions, Map.of()));
    }

    private void check(String id) {
      require(
          answers == Answers.FEEDBACK || statuses.size() == 1,
          id + " answers by reply, so it has exactly one status");
    }

    /** Where {@code status} comes in the order of its statuses; -1 when it is none of them. */
    int indexOf(String status) {
      return statuses.stream().map(Status::status).toList().indexOf(status);
    }
  }

  /**
   * A status that a system reports when all goes well.
   *
   * @param after how long after the trigger call, or after its status before
   * @param params preset status parameters besides the result code, such as a temperature
   * @param data what it tells besides
   */
  record Status(
      String status, DelayRange after, Map<String, Object> params, Map<String, Object> data) {
    Status {
      require(status != null && !status.isBlank(), "a status without a text");
      after = Objects.requireNonNullElse(after, DelayRange.NONE);
      params = Map.copyOf(Objects.requireNonNullElse(params, Map.of()));
      data = Map.copyOf(Objects.requireNonNullElse(data, Map.of()));
    }
  }

  /** What a system says to an exception instruction. */
  enum Verdict {
    @JsonProperty("accepted")
    ACCEPTED("accepted"),
    @JsonProperty("refused")
    REFUSED("refused"),
    @JsonProperty("not known")
    NOT_KNOWN("not known");

    private final String text;

    Verdict(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  /** What an accepted exception instruction does to the work in hand. */
  enum Effect {
    /** The system reports no more for this order. */
    @JsonProperty("stop")
    STOP,
    /** The system goes on from where a trouble stopped it. */
    @JsonProperty("continue")
    CONTINUE,
    @JsonProperty("nothing")
    NOTHING
  }

  /**
   * How a system takes an exception instruction.
   *
   * @param reason why it refuses; empty otherwise
   * @param then what an accepted one does; to stop where the file does not say
   */
  record Instruction(Verdict answer, String reason, Effect then) {
    Instruction {
      require(answer != null, "an instruction needs an answer: accepted, refused or not known");
      reason = Objects.requireNonNullElse(reason, "");
      then = Objects.requireNonNullElse(then, Effect.STOP);
    }
  }

  /**
   * What can go wrong at one system, the first time that it is triggered for an order.
   *
   * @param share percent of all orders
   * @param instead the status that does not come, nor any after it
   * @param status what comes in its place; empty: the system stays silent
   * @param resultCode goes with that status in {@code params}
   * @param params preset status parameters besides the result code
   * @param http status code of the answer of a system that replies; 200 where the file does not say
   * @param request what the customer's request reports in its place; empty for nothing
   * @param alsoSilent other systems that stay silent from a status on, so that the order's end does
   *     not depend on who is faster
   */
  record Trouble(
      String name,
      double share,
      String system,
      String instead,
      String status,
      String resultCode,
      Map<String, Object> params,
      int http,
      String request,
      Map<String, String> alsoSilent) {
    Trouble {
      require(name != null && !name.isBlank(), "a trouble without a name");
      require(share >= 0 && share <= 100, name + ": share is no percentage");
      require(system != null && instead != null, name + ": system and instead are missing");
      status = Objects.requireNonNullElse(status, "");
      resultCode = Objects.requireNonNullElse(resultCode, "1");
      params = Map.copyOf(Objects.requireNonNullElse(params, Map.of()));
      http = http == 0 ? 200 : http;
      request = Objects.requireNonNullElse(request, "");
      alsoSilent = Map.copyOf(Objects.requireNonNullElse(alsoSilent, Map.of()));
    }

    private void check(Map<String, Behaviour> systems) {
      Behaviour behaviour = systems.get(system);
      require(behaviour != null, name + ": there is no system " + system);
      require(
          behaviour != null && behaviour.indexOf(instead) >= 0,
          name + ": " + system + " has no status " + instead);
      require(
          behaviour != null && (behaviour.answers() == Answers.FEEDBACK || !status.isEmpty()),
          name + ": " + system + " answers by reply and cannot stay silent");
      for (Map.Entry<String, String> silent : alsoSilent.entrySet()) {
        Behaviour other = systems.get(silent.getKey());
        require(
            other != null
                && other.answers() == Answers.FEEDBACK
                && other.indexOf(silent.getValue()) >= 0,
            name + ": alsoSilent names no system that reports " + silent.getValue());
      }
    }
  }

  /**
   * What happens to good and troubled orders alike. Shares in percent.
   *
   * @param unavailable trigger calls whose first attempt is answered 503
   * @param slow trigger calls that take longer, by {@code slowBy}
   * @param repeated reports that are sent a second time with the same event id
   * @param repeatedTwice reports that are sent a third time, too
   * @param repeatedAfter how long after the first time
   */
  record Noise(
      double unavailable,
      double slow,
      DelayRange slowBy,
      double repeated,
      double repeatedTwice,
      DelayRange repeatedAfter) {

    static final Noise NONE = new Noise(0, 0, DelayRange.NONE, 0, 0, DelayRange.NONE);

    Noise {
      slowBy = Objects.requireNonNullElse(slowBy, DelayRange.NONE);
      repeatedAfter = Objects.requireNonNullElse(repeatedAfter, DelayRange.NONE);
    }
  }
}
