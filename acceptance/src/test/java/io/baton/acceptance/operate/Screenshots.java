package io.baton.acceptance.operate;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/**
 * Pictures of what an operator sees: in {@code target/operate}, or in the folder that the system
 * property {@code baton.screenshots} names.
 */
final class Screenshots {
  private static final Path FOLDER =
      Path.of(System.getProperty("baton.screenshots", "target/operate"));

  private Screenshots() {}

  static void take(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
  }
}
