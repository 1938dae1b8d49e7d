package io.baton.broker;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;

/**
 * What a {@link RealBroker}'s process runs: the broker, until whoever started it is gone.
 *
 * <p>Also a parent that is killed without a chance to clean up closes the other end of our standard
 * input.
 */
final class BrokerMain {
  private static final String BROKER = "io.camunda.application.StandaloneBroker";

  private BrokerMain() {}

  public static void main(String[] arguments)
      throws ClassNotFoundException,
          NoSuchMethodException,
          IllegalAccessException,
          InvocationTargetException {
    Thread.ofPlatform().daemon().name("until-parent-ends").start(BrokerMain::endWithParent);
    Class.forName(BROKER).getMethod("main", String[].class).invoke(null, (Object) arguments);
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
