package io.baton.sandbox;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long something takes: from the least to the most, both included, in whole milliseconds. */
record DelayRange(Duration least, Duration most) {

  /** Longest delay that a scenario may ask for. */
  private static final Duration LIMIT = Duration.ofHours(1);

  static final DelayRange NONE = new DelayRange(Duration.ZERO, Duration.ZERO);

  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,7})(?:\\s*\\.\\.\\s*(\\d{1,7}))?\\s*(ms|s)");

  DelayRange {
    if (least.compareTo(most) > 0 || most.compareTo(LIMIT) > 0) {
      throw new IllegalArgumentException(
          "a delay goes from the smaller to the larger and up to an hour, not "
              + least
              + ".."
              + most);
    }
  }

  /**
   * Reads {@code 20..80 ms}, {@code 1..3 s} or {@code 50 ms}.
   *
   * @throws IllegalArgumentException when the text is none of these
   */
  @JsonCreator
  static DelayRange parse(String text) {
    Matcher parts = TEXT.matcher(text.trim());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no delay; write it like 20..80 ms, 1..3 s or 50 ms");
    }
    long unit = parts.group(3).equals("s") ? 1000 : 1;
    long least = Long.parseLong(parts.group(1)) * unit;
    long most = parts.group(2) == null ? least : Long.parseLong(parts.group(2)) * unit;
    return new DelayRange(Duration.ofMillis(least), Duration.ofMillis(most));
  }

  Duration draw(RandomGenerator random) {
    return Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis() + 1));
  }
}
