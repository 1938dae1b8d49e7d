package io.baton.feedback;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.baton.feedback.Reading.Malformed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What JSON from outside must be, to be sent on to the engine. */
public final class StrictJson {

  /** What could make a line of its own in a log, or change how the others look. */
  private static final Pattern CONTROL =
      Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");

  private StrictJson() {}

  /** Reads one document, in which no name comes twice. */
  public static ObjectReader reader(ObjectMapper mapper) {
    return mapper
        .reader()
        .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
  }

  /** What is wrong with bytes that were not read. */
  public static Malformed problem(IOException e) {
    return e instanceof StreamConstraintsException
        ? new Malformed(
            "",
            "The body has more than "
                + JsonLimits.DEEPEST
                + " objects and arrays within each other, or a number of more than "
                + JsonLimits.LONGEST_NUMBER
                + " characters.",
            "Send flatter contents, and such numbers as texts.")
        : new Malformed("", "The body is not JSON.", "Send one JSON object, UTF-8 encoded.");
  }

  /** Whether a text has no control characters: ids and statuses go to logs and screens. */
  public static boolean isOneLine(String text) {
    return !CONTROL.matcher(text).find();
  }

  /** JSON can hold half a surrogate pair, which nobody can send on. */
  public static boolean isUnicode(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  /** The engine refuses other numbers, and would refuse them for ever. */
  public static boolean fitsTheEngine(JsonNode value) {
    if (value.isIntegralNumber()) {
      return value.canConvertToLong();
    }
    if (value.isNumber()) {
      return Double.isFinite(value.doubleValue());
    }
    for (JsonNode child : value) {
      if (!fitsTheEngine(child)) {
        return false;
      }
    }
    return true;
  }
}
