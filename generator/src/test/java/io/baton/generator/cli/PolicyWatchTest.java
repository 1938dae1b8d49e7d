package io.baton.generator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

/** {@code baton check --watch}, look by look. */
class PolicyWatchTest {
  private static final Path SHIPPED = Path.of("../policies");

  @TempDir private Path scratch;
  private Path folder = Path.of(".");
  private Path retail = Path.of(".");
  private Path crossBorder = Path.of(".");
  private String good = "";
  private String broken = "";
  private PolicyWatch watch = new PolicyWatch(List.of(), false, screen(new StringWriter()));
  private StringWriter out = new StringWriter();

  /** Each save has a time of its own, however fast the tests and coarse the clock. */
  private int saves;

  @BeforeEach
  void copyThePolicies() throws IOException {
    folder = Files.createDirectory(scratch.resolve("policies"));
    retail = folder.resolve("retail.dmn");
    crossBorder = folder.resolve("cross-border.dmn");
    good = Files.readString(SHIPPED.resolve("retail.dmn"));
    broken = good.replaceFirst("<text>\"warehouse\"</text>", "<text>\"warehuose\"</text>");
    save(retail, good);
    save(crossBorder, Files.readString(SHIPPED.resolve("cross-border.dmn")));
    watch(folder);
  }

  @Test
  void checksAllAtTheStart() {
    assertThat(round())
        .matches("(?s)\\d\\d:\\d\\d:\\d\\d\n.+\n")
        .contains("2 policies: 0 errors, 0 warnings, ")
        .endsWith(" Watching " + folder + "/, Ctrl-C ends.\n");
  }

  @Test
  void isSilentWhileNothingIsSaved() {
    round();
    assertThat(round()).isEmpty();
  }

  @Test
  void seesAMistakeThatIsSavedInPlaceAndThatItIsMended() throws IOException {
    round();
    save(retail, broken);
    assertThat(round())
        .contains("  " + retail + " changed\n")
        .contains("error unknown-system  " + retail + " > steps, row 2")
        .contains("2 policies: 1 error, 0 warnings");
    save(retail, good);
    assertThat(round()).contains(retail + " changed").contains("2 policies: 0 errors, 0 warnings");
  }

  @Test
  void seesASaveByRenamingEvenIfTimeAndSizeStayTheSame() throws IOException {
    round();
    Path beside = scratch.resolve("beside");
    Files.writeString(beside, broken);
    Files.setLastModifiedTime(beside, Files.getLastModifiedTime(retail));
    Files.move(beside, retail, StandardCopyOption.REPLACE_EXISTING);
    assertThat(round()).contains(retail + " changed").contains("2 policies: 1 error");
  }

  @Test
  void neverShowsHalfOfAFile() throws IOException {
    round();
    save(retail, good.substring(0, good.length() / 2));
    lookUntilNearlyQuiet();
    save(retail, broken);
    lookUntilNearlyQuiet();
    save(retail, good);
    lookUntilNearlyQuiet();
    assertThat(out.toString()).isEmpty();
    assertThat(round()).containsOnlyOnce("changed").contains("0 errors, 0 warnings");
  }

  @Test
  void doesNotTellOfAFileThatIsMissingForAMoment() throws IOException {
    round();
    Files.delete(retail);
    lookUntilNearlyQuiet();
    save(retail, good);
    assertThat(round()).contains(retail + " changed").doesNotContain("gone");
  }

  @Test
  void seesANewFileAndForgetsADeletedOneUntilItIsBack() throws IOException {
    round();
    Path coldChain = folder.resolve("cold-chain.dmn");
    save(coldChain, broken);
    assertThat(round())
        .contains(coldChain + " is new")
        .contains("error file-name  " + coldChain)
        .contains("3 policies: 2 errors");
    Files.delete(coldChain);
    assertThat(round())
        .contains(coldChain + " is gone")
        .doesNotContain("error file-name")
        .contains("2 policies: 0 errors");
    save(coldChain, Files.readString(SHIPPED.resolve("cold-chain.dmn")));
    assertThat(round()).contains(coldChain + " is new").contains("3 policies: 0 errors");
  }

  @Test
  void showsWhatIsWrongInFilesThatWereNotSavedToo() throws IOException {
    save(retail, broken);
    round();
    save(crossBorder, Files.readString(crossBorder));
    assertThat(round()).contains(crossBorder + " changed\n").contains("error unknown-system");
  }

  @Test
  void checksAgainOnlyWhatWasSaved() throws IOException {
    round();
    FileTime before = Files.getLastModifiedTime(retail);
    Files.writeString(retail, broken);
    Files.setLastModifiedTime(retail, before);
    save(crossBorder, Files.readString(crossBorder));
    assertThat(round()).contains(crossBorder + " changed\n").contains("2 policies: 0 errors");
  }

  @Test
  void goesOnWhenAFolderThatVanishedIsBack() throws IOException {
    round();
    Path away = scratch.resolve("away");
    Files.move(folder, away);
    assertThat(round())
        .contains(retail + " is gone")
        .contains("There is no file or folder " + folder + ".\n")
        .contains("0 policies");
    Files.move(away, folder);
    assertThat(round()).contains(retail + " is new").contains("2 policies: 0 errors");
  }

  @Test
  void goesOnWithTheOthersWhenAFileThatIsNamedVanishes() throws IOException {
    watch(crossBorder, retail);
    round();
    Files.delete(crossBorder);
    save(retail, broken);
    assertThat(round())
        .contains("There is no file or folder " + crossBorder + ".\n")
        .contains("error unknown-system")
        .contains(" Watching " + crossBorder + ", " + retail + ",");
  }

  @Test
  void tellsWhatIsNoPolicyAndGoesOn() throws IOException {
    Path empty = folder.resolve("empty.dmn");
    Path huge = folder.resolve("huge.dmn");
    Path directory = folder.resolve("directory.dmn");
    save(empty, "");
    Files.write(huge, new byte[11 * 1024 * 1024]);
    Files.createDirectory(directory);
    assertThat(round())
        .contains("error not-xml  " + empty)
        .contains("error file-too-large  " + huge)
        .contains(directory + " is a folder and no policy.\n")
        .contains("4 policies: 2 errors");
    for (Path path : List.of(empty, huge, directory)) {
      Files.delete(path);
    }
    assertThat(round()).contains("2 policies: 0 errors").doesNotContain("no policy");
  }

  @Test
  void tellsAFileThatItMayNotReadAndSeesThatItMay() throws IOException {
    Files.setPosixFilePermissions(retail, PosixFilePermissions.fromString("---------"));
    assumeThat(Files.isReadable(retail)).as("root may read everything").isFalse();
    assertThat(round()).contains("Cannot read " + retail + " (permission denied).\n");
    Files.setPosixFilePermissions(retail, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(round()).contains(retail + " changed").doesNotContain("Cannot read");
  }

  @Test
  void tellsOfTwoFilesThatWouldBeTheSameProcess() throws IOException {
    Path other = Files.createDirectory(scratch.resolve("other"));
    save(other.resolve("cold-chain.dmn"), Files.readString(SHIPPED.resolve("cold-chain.dmn")));
    watch(folder, other);
    assertThat(round()).contains("3 policies: 0 errors");
    save(other.resolve("retail.dmn"), good);
    assertThat(round()).contains("are policies of the same business type");
  }

  @Test
  void namesOnlyTheFirstOfManyThatChanged() throws IOException {
    round();
    for (String name : List.of("a", "b", "c", "d", "e")) {
      save(folder.resolve(name + ".dmn"), good);
    }
    assertThat(round()).contains("c.dmn is new and 2 more\n").doesNotContain("d.dmn is new");
  }

  private void watch(Path... named) {
    out = new StringWriter();
    watch = new PolicyWatch(Arrays.asList(named), false, screen(out));
  }

  private static WatchScreen screen(StringWriter out) {
    return new WatchScreen(new PrintWriter(out), Ansi.OFF, false);
  }

  private void save(Path file, String content) throws IOException {
    Files.writeString(file, content, StandardCharsets.UTF_8);
    saves++;
    Files.setLastModifiedTime(file, FileTime.fromMillis(saves * 1000L));
  }

  private void lookUntilNearlyQuiet() {
    for (int i = 0; i < PolicyWatch.QUIET_LOOKS; i++) {
      watch.look();
    }
  }

  /** What is told once the files have been quiet, or nothing. */
  private String round() {
    lookUntilNearlyQuiet();
    watch.look();
    String told = out.toString();
    out.getBuffer().setLength(0);
    return told;
  }
}
