package io.baton.system;

import io.baton.system.settings.ConfiguredSystem;

/**
 * A way of speaking with fulfillment systems, such as HTTP; a Spring bean.
 *
 * <p>It sends a call once and says what came of it. All else is done around it, alike for all
 * systems: how many calls run at once, when a system is left alone, whether a call is tried again,
 * what its answer means, what people are told.
 */
public interface SystemAdapter {

  /** What {@code baton.systems.<id>.adapter} names; settings of its own stand below that name. */
  String name();

  /**
   * Whether systems can answer by reply; else they have nothing but feedback to say. Without it, a
   * system that a policy expects to answer by reply stops the start.
   */
  default boolean bringsReplies() {
    return true;
  }

  /**
   * Makes ready to call a system, without calling it. Done once at start-up for each system.
   *
   * @throws io.baton.system.settings.WrongSettingsException if its settings do not do
   */
  SystemConnection connect(ConfiguredSystem system);
}
