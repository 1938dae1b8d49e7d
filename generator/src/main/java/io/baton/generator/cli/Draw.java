package io.baton.generator.cli;

import io.baton.generator.PolicyCompiler;
import io.baton.generator.PolicyCompiler.Drawn;
import io.baton.generator.PolicyPictures;
import io.baton.generator.diagnostic.Suggestion;
import io.baton.generator.draw.PngImage;
import io.baton.generator.draw.SvgPicture;
import io.baton.generator.explore.ReportedPath.Found;
import io.baton.generator.explore.Story;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code baton draw}: pictures of processes, and of orders on their way through them. */
@Command(
    name = "draw",
    description = "Draws the processes of policies (DMN) as SVG and PNG.",
    footer = {
      "",
      "Examples:",
      "  baton draw retail                            policies/retail.dmn, to pictures/",
      "  baton draw --format svg --out docs/images    all of policies/, and the entry",
      "  baton draw retail --story \"exception: stock\"",
      "  baton draw retail --path \"inventory reserved, authorize declined\"",
      "",
      "Stories are those that baton explain tells. A path is what systems reported, one",
      "after the other; add the word abnormal to a status that came with a result code",
      "or the like which makes it so. Without it, it is taken for normal if it can be.",
      "",
      "PNG needs fonts on this machine, SVG on the one that shows it. A policy with",
      "mistakes is not drawn; its mistakes are told instead.",
      "",
      "Exit codes: 0 all went well, 1 mistakes in policies, 2 wrong usage,",
      "3 a file could not be read or written."
    })
final class Draw implements Callable<Integer> {

  /** Of a file. */
  enum Format {
    /** Any size, text, the same on every machine. */
    svg,
    /** For what shows no SVG. */
    png
  }

  /** What is painted into the process. */
  static final class Painted {
    @Option(
        names = "--story",
        paramLabel = "NAME",
        description =
            "Paints how an order comes to that end, such as fulfilled or \"exception: stock\", or"
                + " to a person at that node.")
    Optional<String> story = Optional.empty();

    @Option(
        names = "--path",
        paramLabel = "REPORTS",
        description = "Paints the way of an order for which this was reported.")
    Optional<String> path = Optional.empty();
  }

  private final PrintWriter out;
  private final PrintWriter err;
  private final Ansi ansi;

  @Mixin NamedPolicies named = new NamedPolicies();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FOLDER",
      defaultValue = "pictures",
      description = "Where the pictures go; without it: ${DEFAULT-VALUE}.")
  Path folder = Path.of("pictures");

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      split = ",",
      defaultValue = "svg,png",
      description = "One or both of: ${COMPLETION-CANDIDATES}; without it: ${DEFAULT-VALUE}.")
  Set<Format> formats = Set.of();

  @ArgGroup Painted painted = new Painted();

  /** Whether a picture could not be made. */
  private boolean isIncomplete;

  Draw(PrintWriter out, PrintWriter err, Ansi ansi) {
    this.out = out;
    this.err = err;
    this.ansi = ansi;
  }

  @Override
  public Integer call() throws IOException {
    Optional<PolicyFiles> found = named.find("draw", err);
    if (found.isEmpty()) {
      return Baton.USAGE;
    }
    Drawn drawn = PolicyCompiler.draw(found.get().files());
    Map<String, SvgPicture> pictures = new LinkedHashMap<>();
    boolean isUnderstood = true;
    for (PolicyPictures policy : drawn.pictures()) {
      isUnderstood &= draw(policy, pictures);
    }
    boolean isPlain = painted.story.isEmpty() && painted.path.isEmpty();
    if (found.get().isWhole() && isPlain && !drawn.pictures().isEmpty()) {
      pictures.put("order-fulfillment", entry(drawn));
    }
    write(pictures);
    if (!drawn.findings().broken().isEmpty()) {
      DiagnosticText.tell(drawn.findings(), err, ansi);
      return Baton.MISTAKES;
    }
    return !isUnderstood ? Baton.USAGE : isIncomplete ? Baton.IO : Baton.OK;
  }

  /** Returns whether the policy has what is to be painted. */
  private boolean draw(PolicyPictures policy, Map<String, SvgPicture> pictures) {
    if (painted.story.isPresent()) {
      String name = painted.story.get();
      Map<String, Story> stories = policy.stories();
      Optional<Story> story = Optional.ofNullable(stories.get(name.strip()));
      story.ifPresent(s -> pictures.put(fileName(policy, name), policy.painted(s)));
      if (story.isEmpty()) {
        err.println(unknown(policy, name, stories.keySet()));
      }
      return story.isPresent();
    }
    if (painted.path.isPresent()) {
      return switch (policy.reported(painted.path.get())) {
        case Found.Lived(Story story) -> {
          pictures.put(fileName(policy, "path"), policy.painted(story));
          yield true;
        }
        case Found.Refused(String reason) -> {
          err.println(policy.policy().businessType() + ": " + reason);
          yield false;
        }
      };
    }
    pictures.put(policy.processId(), policy.plain());
    return true;
  }

  private static String unknown(PolicyPictures policy, String name, Set<String> known) {
    return "%s has no story \"%s\". %sIt has:%n%s"
        .formatted(
            policy.policy().businessType(),
            name,
            Suggestion.sentence(name, known),
            known.stream().collect(Collectors.joining("\n  ", "  ", "")));
  }

  /** Such as {@code fulfillment-retail-exception-stock}. */
  private static String fileName(PolicyPictures policy, String story) {
    String plain = story.replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
    return policy.processId() + "-" + plain;
  }

  private static SvgPicture entry(Drawn drawn) {
    TreeSet<String> types = new TreeSet<>();
    drawn.pictures().forEach(policy -> types.add(policy.policy().businessType()));
    return PolicyPictures.entry(types);
  }

  private void write(Map<String, SvgPicture> pictures) throws IOException {
    OutputFolder output = new OutputFolder(folder);
    for (Map.Entry<String, SvgPicture> picture : pictures.entrySet()) {
      if (formats.contains(Format.svg)) {
        byte[] text = picture.getValue().text().getBytes(StandardCharsets.UTF_8);
        write(output, picture.getKey() + ".svg", text);
      }
      if (formats.contains(Format.png)) {
        try {
          write(output, picture.getKey() + ".png", PngImage.of(picture.getValue()));
        } catch (PngImage.Impossible e) {
          err.println(picture.getKey() + ".png is not written. " + e.getMessage());
          isIncomplete = true;
        }
      }
    }
  }

  private void write(OutputFolder output, String name, byte[] content) throws IOException {
    boolean isWritten = output.write(name, content);
    out.println(
        "%-9s  %s".formatted(isWritten ? "written" : "unchanged", output.folder().resolve(name)));
  }
}
