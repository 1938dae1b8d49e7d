package io.baton.generator.cli;

import io.baton.generator.Compilation;
import io.baton.generator.PolicyCompiler;
import io.baton.generator.cli.WatchedFiles.Stamp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code baton check --watch}: checks policies, and again whenever one is saved.
 *
 * <p>It looks at the files again and again instead of waiting for the file system's events. Those
 * don't come from network and shared folders, end when a folder is replaced, and on some systems
 * are late by seconds; a handful of files is looked at in less than a millisecond.
 */
final class PolicyWatch {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  /** A save is over when so many looks in a row found nothing new: editors write in pieces. */
  static final int QUIET_LOOKS = 2;

  private final List<Path> named;
  private final boolean isStrict;
  private final WatchScreen screen;

  private final Map<Path, Checked> checked = new HashMap<>();
  private WatchedFiles seen = WatchedFiles.NONE;
  private int quietLooks;

  /** What was seen when the last round was told. */
  private Optional<WatchedFiles> told = Optional.empty();

  /** What became of a file with that stamp. */
  private record Checked(Stamp stamp, Compilation found, Optional<String> trouble) {}

  /**
   * What there is to tell after one or more saves.
   *
   * @param watched the files and folders that are watched
   * @param changes since the round before; empty in the first one
   * @param troubles what could not be checked, and why
   * @param found in all policies, not only those that changed
   */
  record Round(
      List<Path> watched,
      List<String> changes,
      List<String> troubles,
      int policies,
      Compilation found) {}

  PolicyWatch(List<Path> named, boolean isStrict, WatchScreen screen) {
    this.named = List.copyOf(named);
    this.isStrict = isStrict;
    this.screen = screen;
  }

  /** Watches until the screen is closed, which Ctrl-C does. */
  void run() throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(screen::close, "end of watching"));
    do {
      look();
    } while (!screen.isClosedWithin(BETWEEN_LOOKS));
  }

  /** Looks once, and tells a round if there is something new that is quiet by now. */
  void look() {
    WatchedFiles now = WatchedFiles.of(named);
    quietLooks = now.equals(seen) ? quietLooks + 1 : 0;
    seen = now;
    if (quietLooks < QUIET_LOOKS || told.equals(Optional.of(now))) {
      return;
    }
    Round round = check(now);
    // Else somebody has begun to save meanwhile, and what was read may be half of a file.
    if (WatchedFiles.of(named).equals(now)) {
      screen.show(round);
      told = Optional.of(now);
    }
  }

  private Round check(WatchedFiles now) {
    checked.keySet().retainAll(now.files().keySet());
    List<String> troubles = new ArrayList<>(now.troubles());
    List<Compilation> found = new ArrayList<>();
    now.files()
        .forEach(
            (file, stamp) -> {
              Checked result =
                  checked.compute(
                      file,
                      (f, before) ->
                          before != null && before.stamp().equals(stamp)
                              ? before
                              : check(f, stamp));
              result.trouble().ifPresent(troubles::add);
              found.add(result.found());
            });
    List<String> changes = told.map(now::changesSince).orElse(List.of());
    return new Round(named, changes, troubles, found.size(), Compilation.together(found));
  }

  private Checked check(Path file, Stamp stamp) {
    try {
      Compilation found = PolicyCompiler.check(List.of(file), isStrict);
      return new Checked(stamp, found, Optional.empty());
    } catch (IOException e) {
      Compilation nothing = Compilation.together(List.of());
      return new Checked(stamp, nothing, Optional.of(WatchedFiles.cannotRead(file, e)));
    }
  }
}
