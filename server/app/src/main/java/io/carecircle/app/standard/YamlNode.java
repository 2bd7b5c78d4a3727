package io.carecircle.app.standard;

import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A mapping of a YAML file with the line of each key. Scalars stay text until they are asked for as
 * a number or a date: a YAML parser would make 0.002 a binary fraction and a date of 2023-10-01.
 */
final class YamlNode {
  private static final int MAX_CHARACTERS = 1 << 20;

  private final String file;
  private final PolicyFaults faults;
  private final int line;
  private final Map<String, Node> members = new LinkedHashMap<>();

  private YamlNode(String file, PolicyFaults faults, Node node) {
    this.file = file;
    this.faults = faults;
    this.line = lineOf(node);
    if (!(node instanceof MappingNode mapping)) {
      faults.add(file, line, null, null, "must be a mapping of keys to values");
      return;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      String key = tuple.getKeyNode() instanceof ScalarNode s ? s.getValue() : "";
      if (members.put(key, tuple.getValueNode()) != null) {
        faults.add(file, lineOf(tuple.getKeyNode()), key, null, "stands twice");
      }
    }
  }

  /** The top of a file; an empty mapping, with a fault, when it is no YAML. */
  static YamlNode parse(String file, byte[] bytes, PolicyFaults faults) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_CHARACTERS);
    options.setMaxAliasesForCollections(0);
    Node root = null;
    try {
      String text = new String(bytes, StandardCharsets.UTF_8).replace("\uFEFF", "");
      if (text.indexOf('\uFFFD') >= 0) {
        faults.add(file, 0, null, null, "is not in UTF-8: save it in that encoding");
      }
      root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
    } catch (MarkedYAMLException e) {
      int at = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      faults.add(file, at, null, null, "is not valid YAML: " + e.getProblem());
    } catch (YAMLException e) {
      faults.add(file, 0, null, null, "is not valid YAML: " + e.getMessage());
    }
    return new YamlNode(
        file, faults, root == null ? new MappingNode(Tag.MAP, List.of(), FlowStyle.BLOCK) : root);
  }

  private static int lineOf(Node node) {
    return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
  }

  Set<String> keys() {
    return members.keySet();
  }

  boolean has(String key) {
    return members.containsKey(key);
  }

  void allowOnly(Set<String> known) {
    for (Map.Entry<String, Node> member : members.entrySet()) {
      if (!known.contains(member.getKey())) {
        fault(
            member.getKey(),
            null,
            "is not known here; known: " + String.join(", ", known.stream().sorted().toList()));
      }
    }
  }

  void fault(String key, String value, String reason) {
    Node at = members.get(key);
    faults.add(file, at == null ? line : lineOf(at), key, value, reason);
  }

  String text(String key) {
    Node node = members.get(key);
    if (node == null) {
      return null;
    }
    if (!(node instanceof ScalarNode scalar)) {
      fault(key, null, "must be one value");
      return null;
    }
    return scalar.getValue().isBlank() ? null : scalar.getValue().strip();
  }

  String requiredText(String key) {
    String value = text(key);
    if (value == null) {
      fault(key, null, "is missing");
    }
    return value;
  }

  String choice(String key, List<String> allowed) {
    String value = requiredText(key);
    if (value != null && !allowed.contains(value)) {
      fault(key, value, "must be one of " + String.join(", ", allowed));
      return null;
    }
    return value;
  }

  BigDecimal positive(String key) {
    String value = requiredText(key);
    if (value == null) {
      return null;
    }
    if (!value.matches("[0-9]{1,12}(\\.[0-9]{1,6})?") || new BigDecimal(value).signum() == 0) {
      fault(key, value, "must be a number above 0");
      return null;
    }
    return new BigDecimal(value);
  }

  LocalDate date(String key, LocalDate absent) {
    String value = text(key);
    try {
      return value == null ? absent : LocalDate.parse(value);
    } catch (DateTimeException e) {
      fault(key, value, "must be a date such as 2025-12-31");
      return absent;
    }
  }

  List<String> texts(String key) {
    List<String> values = new ArrayList<>();
    for (Node each : items(key)) {
      if (each instanceof ScalarNode scalar) {
        values.add(scalar.getValue().strip());
      } else {
        faults.add(file, lineOf(each), key, null, "must be a list of words");
      }
    }
    return values;
  }

  List<YamlNode> nodes(String key) {
    return items(key).stream().map(each -> new YamlNode(file, faults, each)).toList();
  }

  YamlNode node(String key) {
    return new YamlNode(file, faults, members.get(key));
  }

  private List<Node> items(String key) {
    Node node = members.get(key);
    if (node == null) {
      fault(key, null, "is missing");
      return List.of();
    }
    if (!(node instanceof SequenceNode sequence)) {
      fault(key, null, "must be a list");
      return List.of();
    }
    return sequence.getValue();
  }

  /** Whether a key holds a list. */
  boolean isList(String key) {
    return members.get(key) instanceof SequenceNode;
  }
}
