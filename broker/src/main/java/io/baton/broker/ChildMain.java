package io.baton.broker;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * What a {@link ChildProcess} runs: the main class that its first argument names, until whoever
 * started it is gone.
 *
 * <p>Also a parent that is killed without a chance to clean up closes the other end of our standard
 * input.
 */
final class ChildMain {
  private ChildMain() {}

  public static void main(String[] arguments)
      throws ClassNotFoundException,
          NoSuchMethodException,
          IllegalAccessException,
          InvocationTargetException {
    Thread.ofPlatform().daemon().name("until-parent-ends").start(ChildMain::endWithParent);
    String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
    Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object) rest);
  }

  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        // Nobody writes; only the end matters.
      }
    } catch (IOException e) {
      // The same end.
    }
    Runtime.getRuntime().halt(1);
  }
}
