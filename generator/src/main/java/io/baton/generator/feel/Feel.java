package io.baton.generator.feel;

import java.util.function.Function;
import java.util.function.Predicate;
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

  /**
   * How many brackets may be within each other. A cell that is no FEEL takes the engine's parser
   * twice as long for each of them, since it tries every bracket in several ways.
   */
  public static final int MAX_BRACKETS = 8;

  /** How deep the parsed tree may be: the engine walks it with a call for each level. */
  public static final int MAX_LEVELS = 200;

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

  /** Perhaps FEEL, but nested so deeply that neither Baton nor the engine should read it. */
  public record TooDeep() implements Parsed {}

  /** Parses an input cell; an empty one is the caller's business. */
  public static Parsed parseTests(String tests) {
    return parsed(tests, ENGINE::parseUnaryTests);
  }

  /** Parses an expression: that of an input column, or an output cell. */
  public static Parsed parseExpression(String expression) {
    return parsed(expression, ENGINE::parseExpression);
  }

  /** The same FEEL without its comments, fit to stand within other FEEL. */
  public static String withoutComments(String feel) {
    return FeelSource.withoutComments(feel);
  }

  /** The texts that an input cell accepts, with no variable known; none if it is no FEEL. */
  public static Predicate<String> accepted(String tests) {
    return parseTests(tests) instanceof Understood(FeelExpression expression)
        ? expression::matches
        : text -> false;
  }

  private static Parsed parsed(String text, Function<String, ParseResult> parser) {
    if (FeelSource.depth(text) > MAX_BRACKETS) {
      return new TooDeep();
    }
    try {
      return parsed(text, parser.apply(text));
    } catch (StackOverflowError e) {
      // The parser has no state that this could spoil, and no limit of its own.
      return new TooDeep();
    }
  }

  private static Parsed parsed(String text, ParseResult result) {
    if (result.isSuccess()) {
      FeelExpression expression = new FeelExpression(result.parsedExpression());
      return expression.levels() > MAX_LEVELS ? new TooDeep() : new Understood(expression);
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
