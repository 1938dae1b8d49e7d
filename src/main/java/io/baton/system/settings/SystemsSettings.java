package io.baton.system.settings;

import io.baton.system.settings.SystemSettings.Breaker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;
import org.springframework.validation.Validator;

/**
 * Reads the settings of systems: {@code baton.systems.<id>.*}, and {@code baton.calls.*} for all of
 * them. Done by hand, because no property class of Spring Boot takes the defaults of one name from
 * another.
 */
@Component
public class SystemsSettings {

  private static final ConfigurationPropertyName CALLS =
      ConfigurationPropertyName.of("baton.calls");
  private static final ConfigurationPropertyName SYSTEMS =
      ConfigurationPropertyName.of("baton.systems");
  private static final String ANY_SYSTEM = "{system}";
  private static final String DEFAULT_URL = "http://localhost:8090/systems/" + ANY_SYSTEM;

  private final ConfigurableEnvironment environment;
  private final List<ConfigurationPropertySource> sources = new ArrayList<>();
  private final Validator validator;
  private final String systemsUrl;
  private final List<String> others;

  SystemsSettings(
      ConfigurableEnvironment environment, @Qualifier("defaultValidator") Validator validator) {
    this.environment = environment;
    this.validator = validator;
    ConfigurationPropertySources.get(environment).forEach(sources::add);
    Binder binder = Binder.get(environment);
    systemsUrl = binder.bind("baton.systems-url", String.class).orElse(DEFAULT_URL);
    others = binder.bind("baton.other-systems", Bindable.listOf(String.class)).orElseGet(List::of);
  }

  /** The settings of a system, known or not. */
  public ConfiguredSystem of(String system) {
    ConfigurationPropertyName name = nameOf(system);
    SystemSettings settings = read(name, CALLS, SystemSettings.class, BindHandler.DEFAULT);
    String url = settings.url().isEmpty() ? systemsUrl.replace(ANY_SYSTEM, system) : settings.url();
    return new ConfiguredSystem(
        system,
        url.endsWith("/") ? url.substring(0, url.length() - 1) : url,
        settings,
        new OwnSettingsOf(name, settings.adapter()));
  }

  /**
   * What is wrong with the settings, whatever the adapters make of them; a sentence or two each.
   *
   * @param known ids of the systems that the deployed processes call
   * @param adapters names of the adapters that there are
   */
  public List<String> problems(SortedSet<String> known, Collection<String> adapters) {
    List<String> problems = new ArrayList<>();
    if (!systemsUrl.contains(ANY_SYSTEM)) {
      problems.add(
          "Setting baton.systems-url is "
              + systemsUrl
              + ". It must be an http(s) URL that contains {system}.");
    }
    problems.addAll(problemsBelow(CALLS, adapters));
    if (problems.isEmpty()) {
      configured().forEach(id -> problems.addAll(problemsOf(id, known, adapters)));
    }
    return problems;
  }

  private List<String> problemsOf(String id, SortedSet<String> known, Collection<String> adapters) {
    Stream<String> ids = Stream.concat(known.stream(), others.stream());
    if (ids.noneMatch(each -> nameOf(each).equals(nameOf(id)))) {
      return List.of(
          "Settings baton.systems."
              + id
              + ".* are of a system that no deployed process calls. Correct the id to one of "
              + String.join(", ", known)
              + ", or name it in baton.other-systems if orders of another version call it.");
    }
    return problemsBelow(nameOf(id), adapters);
  }

  private List<String> problemsBelow(ConfigurationPropertyName name, Collection<String> adapters) {
    try {
      read(name, CALLS, SystemSettings.class, strict());
    } catch (BindException e) {
      List<String> problems =
          UnusableSettings.problems(e, property -> isOfAdapter(property, name, adapters));
      if (!problems.isEmpty()) {
        return problems;
      }
    }
    return contradictions(
        name, read(name, CALLS, SystemSettings.class, BindHandler.DEFAULT), adapters);
  }

  /** Refuses settings that nobody knows. */
  private static BindHandler strict() {
    return new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter());
  }

  /** Adapters read their own settings themselves. */
  private static boolean isOfAdapter(
      ConfigurationPropertyName property,
      ConfigurationPropertyName below,
      Collection<String> adapters) {
    return adapters.contains(property.getElement(below.getNumberOfElements(), Form.DASHED));
  }

  private static List<String> contradictions(
      ConfigurationPropertyName name, SystemSettings settings, Collection<String> adapters) {
    List<String> problems = new ArrayList<>();
    if (!adapters.contains(settings.adapter())) {
      problems.add(
          "Setting "
              + name
              + ".adapter is "
              + settings.adapter()
              + ". There is "
              + String.join(", ", adapters)
              + ".");
    }
    Breaker breaker = settings.breaker();
    if (breaker.minimumCalls() > breaker.window()) {
      problems.add(
          "Setting "
              + name
              + ".breaker.minimum-calls is "
              + breaker.minimumCalls()
              + ". It must not be more than breaker.window, which is "
              + breaker.window()
              + ".");
    }
    return problems;
  }

  /** Ids that somebody has set something for, as written there. */
  private Set<String> configured() {
    Set<String> ids = new TreeSet<>();
    for (ConfigurationPropertySource source : sources) {
      if (source instanceof IterableConfigurationPropertySource names) {
        names.stream()
            .filter(SYSTEMS::isAncestorOf)
            .map(name -> name.getElement(SYSTEMS.getNumberOfElements(), Form.ORIGINAL))
            .forEach(ids::add);
      }
    }
    return ids;
  }

  private static ConfigurationPropertyName nameOf(String system) {
    return ConfigurationPropertyName.adapt(SYSTEMS + "." + system, '.');
  }

  private <T> T read(
      ConfigurationPropertyName name,
      ConfigurationPropertyName defaults,
      Class<T> type,
      BindHandler handler) {
    List<ConfigurationPropertySource> all = new ArrayList<>(sources);
    sources.forEach(source -> all.add(new Fallback(source, name, defaults)));
    return new Binder(all, new PropertySourcesPlaceholdersResolver(environment))
        .bindOrCreate(name, Bindable.of(type), new ValidationBindHandler(handler, validator));
  }

  private final class OwnSettingsOf implements ConfiguredSystem.OwnSettings {

    private final ConfigurationPropertyName name;
    private final ConfigurationPropertyName defaults;

    OwnSettingsOf(ConfigurationPropertyName system, String adapter) {
      name = system.append(adapter);
      defaults = CALLS.append(adapter);
    }

    @Override
    public <T> T read(Class<T> type) {
      readStrictly(defaults, type);
      return readStrictly(name, type);
    }

    private <T> T readStrictly(ConfigurationPropertyName below, Class<T> type) {
      try {
        return SystemsSettings.this.read(below, defaults, type, strict());
      } catch (BindException e) {
        throw new WrongSettingsException(UnusableSettings.problems(e, property -> false));
      }
    }
  }
}
