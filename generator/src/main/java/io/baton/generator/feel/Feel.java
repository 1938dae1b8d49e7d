package io.baton.generator.feel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;

/** Parses FEEL with the very engine that later evaluates it. Threads may share it. */
public final class Feel {

  /** How the engine's message ends, which is all of it that tells a place. */
  private static final Pattern POSITION =
      Pattern.compile(":(\\d+):(\\d+), found (\".*\")$", Pattern.DOTALL);

  static final FeelEngineApi ENGINE = FeelEngineBuilder.forJava().build();

  private Feel() {}

  /** What became of a text. */
  public sealed interface Parsed {}

  /** FEEL. */
  public record Understood(FeelExpression expression) implements Parsed {}

  /**
   * No FEEL.
   *
   * @param position of the first character that makes no sense, from 0
   */
  public record Broken(int position) implements Parsed {}

  /** Parses an input cell; an empty one is the caller's business. */
  public static Parsed parseTests(String tests) {
    return parsed(tests, ENGINE.parseUnaryTests(tests));
  }

  /** Parses an expression: that of an input column, or an output cell. */
  public static Parsed parseExpression(String expression) {
    return parsed(expression, ENGINE.parseExpression(expression));
  }

  private static Parsed parsed(String text, ParseResult result) {
    if (result.isSuccess()) {
      return new Understood(new FeelExpression(result.parsedExpression()));
    }
    Matcher matcher = POSITION.matcher(result.failure().message());
    if (!matcher.find()) {
      return new Broken(0);
    }
    int lineStart = 0;
    for (int line = 1; line < Integer.parseInt(matcher.group(1)); line++) {
      lineStart = text.indexOf('\n', lineStart) + 1;
    }
    int position = lineStart + Integer.parseInt(matcher.group(2)) - 1;
    return new Broken(Math.min(position, text.length()));
  }
}
