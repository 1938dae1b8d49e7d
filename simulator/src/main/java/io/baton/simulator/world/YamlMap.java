package io.baton.simulator.world;

import io.baton.generator.diagnostic.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A mapping of a YAML file, whose entries keep their places. */
final class YamlMap {
  private final Node node;
  private final Map<String, Node> keys = new LinkedHashMap<>();
  private final Map<String, Node> entries = new LinkedHashMap<>();
  private final Problems problems;

  private YamlMap(Node node, Problems problems) {
    this.node = node;
    this.problems = problems;
  }

  /** What is no mapping is told, and taken for an empty one. */
  static YamlMap of(Node node, String what, Problems problems) {
    YamlMap map = new YamlMap(node, problems);
    if (!(node instanceof MappingNode mapping)) {
      problems.add(node, what + " is no list of entries.", "Write them as \"name: value\" lines.");
      return map;
    }
    for (NodeTuple entry : mapping.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        problems.add(entry.getKeyNode(), "This is no name.", "Write a text before the colon.");
      } else if (map.entries.put(key.getValue(), entry.getValueNode()) != null) {
        problems.add(key, "\"" + key.getValue() + "\" comes twice.", "Keep one of them.");
      } else {
        map.keys.put(key.getValue(), key);
      }
    }
    return map;
  }

  Node node() {
    return node;
  }

  Set<String> names() {
    return keys.keySet();
  }

  /** Where the name of an entry is. */
  Node key(String name) {
    return keys.getOrDefault(name, node);
  }

  Optional<Node> entry(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  Optional<YamlMap> map(String name) {
    return entry(name).map(entry -> of(entry, "\"" + name + "\"", problems));
  }

  /** The elements of a list; none, and told, for anything else. */
  List<Node> list(String name) {
    return entry(name).map(entry -> elements(entry, name, problems)).orElse(List.of());
  }

  static List<Node> elements(Node node, String what, Problems problems) {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    problems.add(node, "\"" + what + "\" is no list.", "Begin each element with \"- \".");
    return List.of();
  }

  Optional<String> text(String name) {
    return entry(name).flatMap(entry -> text(entry, name, problems));
  }

  static Optional<String> text(Node node, String what, Problems problems) {
    if (node instanceof ScalarNode scalar) {
      return Optional.of(scalar.getValue());
    }
    problems.add(node, "\"" + what + "\" is no text.", "Write one text or number here.");
    return Optional.empty();
  }

  /** Tells of every entry that is none of these. */
  void only(String... known) {
    for (String name : keys.keySet()) {
      if (!List.of(known).contains(name)) {
        problems.add(
            key(name),
            "There is no entry \"" + name + "\" here.",
            Suggestion.sentence(name, List.of(known))
                + "Known are "
                + String.join(", ", known)
                + ".");
      }
    }
  }
}
