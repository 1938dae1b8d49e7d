package io.baton.system.settings;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationErrors;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/** Tells in sentences what Spring Boot says of settings that it cannot use. */
final class UnusableSettings {

  private UnusableSettings() {}

  /** One sentence or two for each; unknown ones are left out if somebody else reads them. */
  static List<String> problems(
      BindException failure, Predicate<ConfigurationPropertyName> readElsewhere) {
    return switch (failure.getCause()) {
      case BindValidationException outOfRange -> outOfRange(outOfRange.getValidationErrors());
      case UnboundConfigurationPropertiesException unknown ->
          unknown.getUnboundProperties().stream()
              .map(ConfigurationProperty::getName)
              .filter(readElsewhere.negate())
              // Its value is not told: what is misspelt may be a secret.
              .map(name -> "Setting " + name + " is none that Baton knows. See how it is spelt.")
              .toList();
      case null, default -> List.of(unreadable(failure));
    };
  }

  private static List<String> outOfRange(ValidationErrors errors) {
    return errors.getAllErrors().stream().map(error -> outOfRange(errors, error)).toList();
  }

  private static String outOfRange(ValidationErrors errors, ObjectError error) {
    if (!(error instanceof FieldError field)) {
      return "Settings " + errors.getName() + ": " + error.getDefaultMessage() + ".";
    }
    return "Setting "
        + errors.getName()
        + "."
        + DataObjectPropertyName.toDashedForm(field.getField())
        + " is "
        + field.getRejectedValue()
        + ". It "
        + field.getDefaultMessage()
        + ".";
  }

  private static String unreadable(BindException failure) {
    ConfigurationProperty property = failure.getProperty();
    if (property == null) {
      throw failure;
    }
    Class<?> wanted = failure.getTarget().getType().toClass();
    return "Setting "
        + property.getName()
        + " is "
        + property.getValue()
        + ". It must be "
        + wanted(wanted)
        + ".";
  }

  private static String wanted(Class<?> type) {
    if (type.isEnum()) {
      return Stream.of(type.getEnumConstants())
          .map(each -> each.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
          .collect(Collectors.joining(", ", "one of ", ""));
    }
    return switch (type.getSimpleName()) {
      case "Duration" -> "a duration, such as PT15S or 15s";
      case "int" -> "a whole number";
      case "double" -> "a number";
      default -> "a " + type.getSimpleName();
    };
  }
}
