package io.baton.generator.emit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.camunda.zeebe.model.bpmn.instance.Error;
import io.camunda.zeebe.model.bpmn.instance.Message;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * The messages and errors of a file, which stand outside the process: each is written once, however
 * many events refer to it.
 *
 * <p>A message element carries the correlation key, so one message name with two keys makes two
 * elements. Ids are derived from what the element says, never from who refers to it first.
 */
final class RootElements {
  private final Elements elements;
  private final Map<String, Message> messages = new HashMap<>();
  private final Map<String, Error> errors = new HashMap<>();

  RootElements(Elements elements) {
    this.elements = elements;
  }

  /** The message that starts a process, which needs no correlation key. */
  Message message(String name) {
    return messages.computeIfAbsent("Message_" + digest(name), id -> create(id, name));
  }

  Message message(String name, String correlationKey) {
    return messages.computeIfAbsent(
        "Message_" + digest(name + '\n' + correlationKey),
        id -> {
          Message message = create(id, name);
          Extensions.of(elements, message).subscription(correlationKey);
          return message;
        });
  }

  private Message create(String id, String name) {
    Message message = elements.add(elements.model().getDefinitions(), Message.class, id);
    message.setName(name);
    return message;
  }

  /** The error of a code; a code with leading {@code =} is a FEEL expression. */
  Error error(String code) {
    return errors.computeIfAbsent(
        "Error_" + digest(code),
        id -> {
          Error error = elements.add(elements.model().getDefinitions(), Error.class, id);
          error.setName(code.startsWith("=") ? "Node of the abnormal status" : code);
          error.setErrorCode(code);
          return error;
        });
  }

  private static String digest(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
