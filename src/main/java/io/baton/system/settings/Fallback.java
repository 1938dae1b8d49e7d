package io.baton.system.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;

/** Gives what stands below one name for what is asked for below another. */
record Fallback(
    ConfigurationPropertySource source,
    ConfigurationPropertyName asked,
    ConfigurationPropertyName given)
    implements ConfigurationPropertySource {

  @Override
  public @Nullable ConfigurationProperty getConfigurationProperty(ConfigurationPropertyName name) {
    return asked.isAncestorOf(name) ? source.getConfigurationProperty(moved(name)) : null;
  }

  @Override
  public ConfigurationPropertyState containsDescendantOf(ConfigurationPropertyName name) {
    return asked.equals(name) || asked.isAncestorOf(name)
        ? source.containsDescendantOf(moved(name))
        : ConfigurationPropertyState.ABSENT;
  }

  private ConfigurationPropertyName moved(ConfigurationPropertyName name) {
    return given.append(name.subName(asked.getNumberOfElements()));
  }
}
