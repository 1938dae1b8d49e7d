package io.baton.generator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody makes to break Baton is told as a mistake; without its limits these never end. */
class HostilePoliciesTest {
  private static final int MILLION = 1_000_000;

  @TempDir Path folder;

  private String retail = "";

  @BeforeEach
  void readRetail() throws IOException {
    retail = Files.readString(Path.of("../policies/retail.dmn"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "IBM037", "UTF-7", "klingon", ""})
  void tellsThatTheDeclaredEncodingIsNotTheOneOfTheFile(String encoding) throws IOException {
    assertThat(codes(retail.replace("UTF-8", encoding).getBytes(UTF_8))).containsExactly("not-xml");
  }

  @Test
  void tellsThatTheFileIsNoTextOfItsEncoding() throws IOException {
    String accents = retail.replace("name=\"Retail\"", "name=\"Détail\"");
    assertThat(codes(accents.getBytes(ISO_8859_1))).containsExactly("not-xml");
    assertThat(codes(retail.getBytes(UTF_16))).containsExactly("not-xml");
    assertThat(codes(retail.getBytes(UTF_16LE))).containsExactly("not-xml");
    assertThat(codes(retail.replace("Retail", "R\0tail"))).containsExactly("not-xml");
    assertThat(codes(new byte[1000])).containsExactly("not-xml");
  }

  @Test
  void refusesTheControlCharactersThatOnlyANewerXmlKnows() throws IOException {
    assertThat(codes(retail.replace("<?xml version=\"1.0\"", "<?xml version=\"1.1\"")))
        .containsExactly("not-xml");
  }

  @Test
  void refusesElementsWithinEachOtherWithoutEnd() throws IOException {
    String deep = "<a>".repeat(100_000) + "</a>".repeat(100_000) + "</definitions>";
    assertThat(codes(retail.replace("</definitions>", deep))).containsExactly("not-xml");
  }

  @Test
  void readsAnyNumberOfEscapedCharacters() throws IOException {
    String escaped = "&lt;".repeat(9_000);
    String notes =
        many(20, i -> "<textAnnotation><text>%s</text></textAnnotation>".formatted(escaped));
    assertThat(codes(retail.replace("</definitions>", notes + "</definitions>"))).isEmpty();
  }

  @Test
  void followsNoReferencesBetweenDecisions() throws IOException {
    String circle =
        "<informationRequirement id=\"circle\"><requiredDecision href=\"#steps\" />"
            + "</informationRequirement></decision>";
    assertThat(codes(retail.replaceFirst("</decision>", circle))).isEmpty();
  }

  @Test
  void refusesACellOfAMegabyte() throws IOException {
    assertThat(compile(cell("\"" + "x".repeat(MILLION) + "\"")).diagnostics())
        .singleElement()
        .satisfies(
            diagnostic -> {
              assertThat(diagnostic.code()).isEqualTo("too-long");
              assertThat(diagnostic.place().table()).isEqualTo("steps");
              assertThat(diagnostic.place().row()).isEqualTo(2);
              assertThat(diagnostic.message()).contains("1000002 characters");
            });
  }

  @Test
  void refusesALabelOfAMegabyte() throws IOException {
    assertThat(codes(retail.replace("name=\"Retail\"", "name=\"" + "x".repeat(MILLION) + "\"")))
        .containsExactly("too-long");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "{a:", "not(", "a[", "if (", "a in (", "/* \" */ ("})
  void refusesFeelThatIsNestedTooDeeply(String opening) throws IOException {
    for (int depth : new int[] {9, 40, 1000}) {
      assertThat(codes(cell(opening.repeat(depth)))).containsExactly("too-deep");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"+1", " and true", "[1]", "**1"})
  void refusesFeelWithTooManyOperators(String operator) throws IOException {
    assertThat(codes(cell("1" + operator.repeat(300)))).containsExactly("too-deep");
    assertThat(codes(cell("1" + operator.repeat(1_000)))).containsExactly("too-deep");
  }

  @Test
  void countsNoBracketsInTextsAndNamesAndComments() throws IOException {
    String smiles = "\":-((((((((((\"";
    assertThat(codes(cell(smiles + ", \"\\\"(((((((((\" /* (((((((( */")))
        .doesNotContain("too-deep", "bad-feel");
  }

  @Test
  void takesManyWordsForTextsWithoutQuotes() throws IOException {
    assertThat(codes(cell("a" + ",a".repeat(4_900)))).containsExactly("unquoted-text");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "count(for i in 1..1000000000 return i) = 1",
        "some i in 1..1000000000 satisfies i &lt; 0",
        "matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"(a+)+\")",
        "9**9**9**9**9 = 1",
        "floor(99999999999999999999**9999) = 1"
      })
  void evaluatesNothingThatCouldTakeForEver(String feel) throws IOException {
    String system =
        retail.replaceFirst("(<inputEntry id=\"[^\"]*\">\\s*<text>)\"fraud\"", "$1" + feel);
    assertThat(codes(system)).contains("not-fixed");
  }

  @Test
  void takesASystemIdForNoPattern() throws IOException {
    for (String id :
        List.of("((", "[", "%s", "$1", "\\\\Q", "&lt;/bpmn:process>", "a\\\" + order")) {
      assertThat(codes(retail.replace("\"fraud\"", "\"" + id + "\""))).contains("bad-system-id");
    }
  }

  @Test
  void comparesNoLongWords() throws IOException {
    String[] words = {"\"" + "x".repeat(9_000) + "y\"", "\"" + "x".repeat(9_000) + "z\""};
    String twice =
        retail
            .replaceFirst("(<outputEntry id=\"[^\"]*\">\\s*<text>)\"notify\"", "$1" + words[0])
            .replaceFirst("(<inputEntry id=\"[^\"]*\">\\s*<text>)\"invoice\"", "$1" + words[1]);
    assertThat(codes(twice)).contains("unknown-system");
  }

  @Test
  void takesAnAnnotationOfManyDashesForNoAcceptance() throws IOException {
    String dashes = "<description>accepts a" + "-a".repeat(4_900) + "</description>";
    assertThat(codes(retail.replaceFirst("<description>[^<]*</description>", dashes))).isEmpty();
  }

  @Test
  void looksAtNoMoreThanAHundredDecisions() throws IOException {
    String decisions =
        many(50_000, i -> "<decision id=\"d%d\"><decisionTable /></decision>".formatted(i));
    assertThat(codes(retail.replaceFirst("<decision ", decisions + "<decision ")))
        .startsWith("too-many-decisions")
        .hasSizeLessThan(200);
  }

  @Test
  void tellsAThousandMistakesAndNoMore() throws IOException {
    String columns = many(20_000, i -> "<output id=\"o%d\" name=\"x%d\" />".formatted(i, i));
    assertThat(codes(retail.replaceFirst("<output ", columns + "<output ")))
        .hasSizeBetween(1_000, 3_000);
  }

  @Test
  void looksAtNoMoreThanAThousandRules() throws IOException {
    String rule = retail.substring(retail.indexOf("<rule "), retail.indexOf("</rule>") + 7);
    String rules = many(5_000, i -> rule.replaceAll(" id=\"[^\"]*\"", ""));
    assertThat(codes(retail.replaceFirst("<rule ", rules + "<rule "))).contains("too-many-rules");
  }

  @Test
  void compilesAThousandRulesOfAThousandNodes() throws IOException {
    Path large = LargePolicy.of(1_000, 20).write(folder);
    Compilation compiled = PolicyCompiler.compile(List.of(large), Set.of());
    assertThat(compiled.broken()).isEmpty();
    assertThat(compiled.processes()).hasSize(2);
  }

  @Test
  void compilesTwoHundredSystemsAndNoMore() throws IOException {
    Path large = LargePolicy.of(201, 200).write(folder);
    assertThat(PolicyCompiler.compile(List.of(large), Set.of()).processes()).hasSize(2);
    Path larger = LargePolicy.of(1_000, 1_000).write(folder);
    assertThat(PolicyCompiler.compile(List.of(larger), Set.of()).diagnostics())
        .extracting(Diagnostic::code)
        .contains("too-many-systems");
  }

  private static String many(int count, IntFunction<String> one) {
    return IntStream.range(0, count).mapToObj(one).collect(joining());
  }

  /** The retail policy with that FEEL in the first guard of the second row. */
  private String cell(String feel) {
    String changed = retail.replaceFirst("<text>true</text>", "<text>@cell@</text>");
    assertThat(changed).isNotEqualTo(retail);
    return changed.replace("@cell@", feel.replace("<", "&lt;"));
  }

  private List<String> codes(String xml) throws IOException {
    return codes(xml.getBytes(UTF_8));
  }

  private List<String> codes(byte[] content) throws IOException {
    return compile(content).diagnostics().stream().map(Diagnostic::code).toList();
  }

  private Compilation compile(String xml) throws IOException {
    return compile(xml.getBytes(UTF_8));
  }

  private Compilation compile(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("retail.dmn"), content);
    return PolicyCompiler.compile(List.of(file), Set.of());
  }
}
