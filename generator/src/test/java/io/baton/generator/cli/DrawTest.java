package io.baton.generator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Help.Ansi;

/** {@code baton draw} as its users see it. */
class DrawTest {
  private static final String RETAIL = "../policies/retail.dmn";

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void drawsAFolderAndTheEntryThatLeadsToItsPolicies() throws IOException {
    assertThat(draw("../policies")).isZero();
    assertThat(written())
        .containsExactly(
            "fulfillment-cold-chain.svg",
            "fulfillment-cross-border.svg",
            "fulfillment-retail.svg",
            "order-fulfillment.svg");
    assertThat(err.toString()).isEmpty();
    assertThat(draw(RETAIL)).isZero();
    assertThat(out.toString()).contains("written    ").endsWith("fulfillment-retail.svg\n");
    assertThat(out.toString().lines().toList().getLast()).startsWith("unchanged  ");
  }

  @Test
  void paintsAStory() throws IOException {
    assertThat(draw(RETAIL, "--story", "exception: stock")).isZero();
    assertThat(written()).containsExactly("fulfillment-retail-exception-stock.svg");
    assertThat(Files.readString(folder.resolve("fulfillment-retail-exception-stock.svg")))
        .contains(">An order that ends: exception: stock</text>")
        .contains(">Inventory out-of-stock, abnormal at stock</text>");
  }

  @Test
  void paintsAnOrderBySystemsOfEitherName() throws IOException {
    assertThat(draw(RETAIL, "--path", "Inventory reserved, authorize authorized,")).isZero();
    assertThat(Files.readString(folder.resolve("fulfillment-retail-path.svg")))
        .contains(">An order on its way</text>")
        .contains(">Payment authorisation authorized</text>");
  }

  @Test
  void paintsAStatusAsAbnormalWhereThatIsSaid() throws IOException {
    String path = "inventory reserved, authorize authorized, warehouse packed";
    assertThat(draw(RETAIL, "--path", path + " abnormal")).isZero();
    assertThat(Files.readString(folder.resolve("fulfillment-retail-path.svg")))
        .contains(">Warehouse packed, abnormal at outbound</text>");
    assertThat(draw(RETAIL, "--path", path + ", capture failed")).isZero();
    assertThat(Files.readString(folder.resolve("fulfillment-retail-path.svg")))
        .contains(">Warehouse packed</text>");
  }

  @Test
  void listsTheStoriesOfWhichOneCanBePainted() throws IOException {
    assertThat(draw(RETAIL, "--story", "exception: stok")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith(
            "retail has no story \"exception: stok\". Did you mean \"exception: stock\"? It has:")
        .contains("\n  fulfilled\n", "\n  notify\n");
    assertThat(written()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          inventroy reserved           | "inventroy reserved" begins with no system of the policy. Did you mean "inventory"? They are: request, inventory,
          Paymnt authorisation paid    | Did you mean "Payment authorisation"?
          inventory reservd            | By the policy inventory has no status "reservd". Did you mean "reserved"? It has: reserved, out-of-stock.
          inventory                    | By the policy inventory has no status ""
          warehouse packed             | "warehouse packed" cannot come after request received. What can come: request cancelled, inventory reserved,
          request cancelled, inventory reserved | "inventory reserved" cannot come after request received, request cancelled. The order is over then.
          """)
  void saysWhatIsWrongWithAPath(String path, String message) throws IOException {
    assertThat(draw(RETAIL, "--path", path)).isEqualTo(2);
    assertThat(err.toString()).startsWith("retail: ").contains(message);
    assertThat(written()).isEmpty();
  }

  @Test
  void tellsTheMistakesOfAPolicyThatHasSomeAndDrawsTheOthers() throws IOException {
    Path broken = folder.resolve("broken.dmn");
    Files.writeString(broken, Files.readString(Path.of(RETAIL)).replace("warehouse", "attic"));
    assertThat(draw(broken.toString(), RETAIL)).isEqualTo(1);
    assertThat(err.toString()).startsWith("error file-name").contains("\n1 error, 0 warnings");
    assertThat(written()).containsExactly("fulfillment-retail.svg");
  }

  @Test
  void paintsOneThingAtATime() throws IOException {
    assertThat(draw(RETAIL, "--story", "fulfilled", "--path", "request received")).isEqualTo(2);
    assertThat(err.toString()).contains("mutually exclusive");
    assertThat(written()).isEmpty();
  }

  private List<String> written() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".dmn"))
          .sorted()
          .toList();
    }
  }

  private int draw(String... arguments) {
    List<String> all =
        new ArrayList<>(List.of("draw", "--format", "svg", "--out", folder.toString()));
    all.addAll(List.of(arguments));
    return Baton.run(
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        Ansi.OFF,
        all.toArray(String[]::new));
  }
}
