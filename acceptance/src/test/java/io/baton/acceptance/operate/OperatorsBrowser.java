package io.baton.acceptance.operate;

import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A Chromium without a window, which reaches nothing but this machine. */
final class OperatorsBrowser implements AutoCloseable {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 800;

  /** What the engine does is on a page after seconds; on a busy machine after some more. */
  private static final double PATIENCE_MILLIS = 60_000;

  private final Playwright playwright;
  private final Browser browser;
  private final BrowserContext context;

  private OperatorsBrowser(Path chromium) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(chromium)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--overscroll-history-navigation=0")));
    context = browser.newContext(new Browser.NewContextOptions().setViewportSize(WIDTH, HEIGHT));
    context.setDefaultTimeout(PATIENCE_MILLIS);
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    // Camunda's pages ask for web fonts from outside, and do without.
    context.route(url -> !url.startsWith("http://127.0.0.1:"), route -> route.abort());
  }

  /**
   * Starts the browser of this machine. Where there is none, the test is left out, but not in CI.
   */
  static OperatorsBrowser start() {
    Optional<Path> chromium = installed();
    if (chromium.isEmpty()) {
      String remedy =
          "There is no Chromium: \"apt-get install chromium\" on Debian, or name it by the environment variable CHROMIUM.";
      if (System.getenv("CI") != null) {
        throw new IllegalStateException(remedy);
      }
      return abort(remedy);
    }
    return new OperatorsBrowser(chromium.get());
  }

  private static Optional<Path> installed() {
    List<String> path = List.of(System.getenv("PATH").split(File.pathSeparator));
    return Stream.concat(
            Stream.ofNullable(System.getenv("CHROMIUM")).map(Path::of),
            Stream.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
                .flatMap(name -> path.stream().map(folder -> Path.of(folder, name))))
        .filter(Files::isExecutable)
        .findFirst();
  }

  Page newPage() {
    return context.newPage();
  }

  @Override
  public void close() {
    playwright.close(); // And with it the browser.
  }
}
