package io.baton.system.settings;

import java.util.List;

/**
 * A fulfillment system with its settings, for the adapter that is to connect to it.
 *
 * @param url its base URL, without a slash at its end
 */
public record ConfiguredSystem(
    String id, String url, SystemSettings settings, OwnSettings ownSettings) {

  /** Reads what an adapter alone understands. */
  public interface OwnSettings {
    /**
     * {@code baton.systems.<id>.<adapter>.*}, and for what is not set {@code
     * baton.calls.<adapter>.*}.
     *
     * @throws WrongSettingsException if there is one that the type does not have, or cannot take
     */
    <T> T read(Class<T> type);
  }

  /** The property that a setting of this system has. */
  public String property(String setting) {
    return "baton.systems." + id + "." + setting;
  }

  /** For a setting that the adapter cannot work with. */
  public WrongSettingsException wrong(String setting, String problem, String remedy) {
    return new WrongSettingsException(
        List.of("Setting " + property(setting) + ": " + problem + " " + remedy));
  }
}
