package io.baton.acceptance.operate;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** Operate, as an operator uses it: what can be seen on its pages, and what can be clicked. */
final class Operate {
  private static final String ALL =
      "/operate/processes?active=true&incidents=true&completed=true&canceled=true";

  /** A task is then 100 pixels or so wide, and its name can be read. */
  private static final double READABLE = 70;

  /** Each turn of the wheel enlarges a little; no diagram needs as many. */
  private static final int MOST_TURNS = 200;

  private final Page page;
  private final URI web;

  Operate(Page page, URI web) {
    this.page = page;
    this.web = web;
  }

  void logIn() {
    page.navigate(web + "/operate/login");
    page.getByLabel("Username").fill("demo");
    page.locator("input[type=password]").fill("demo");
    button("Login").click();
    assertThat(page.getByText("Running Process Instances in total")).isVisible();
  }

  Page page() {
    return page;
  }

  // ---- the list of instances

  /** Lists the two instances of an order, ended ones too, by filtering for its variable. */
  void find(String orderId) {
    // Operate learns of an order a little after the engine, and does not look again by itself.
    Awaitility.await("Operate lists order " + orderId)
        .atMost(Duration.ofSeconds(60))
        .pollInSameThread() // Playwright wants it so.
        .until(
            () -> {
              filterByVariable("orderId", "\"" + orderId + "\"");
              return page.locator("tbody tr").count() == 2;
            });
  }

  private void filterByVariable(String name, String value) {
    page.navigate(web + ALL);
    button("More Filters").click();
    page.getByRole(
            AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Variable").setExact(true))
        .click();
    page.waitForResponse(
        answer ->
            answer.url().endsWith("/api/process-instances")
                && String.valueOf(answer.request().postData()).contains("\"variable\""),
        () -> {
          page.getByTestId("optional-filter-variable-name").fill(name);
          page.getByTestId("optional-filter-variable-value").fill(value);
        });
    assertThat(page.getByTestId("data-table-loader")).hasCount(0);
  }

  /** A line of the list. */
  Locator instance(String processName) {
    return page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName(processName));
  }

  /** Finds an order and opens one of its two instances. */
  void open(String orderId, String processName) {
    find(orderId);
    instance(processName)
        .getByRole(
            AriaRole.LINK,
            new Locator.GetByRoleOptions().setName(Pattern.compile("^View instance")))
        .click();
    assertThat(header()).containsText(processName);
    assertThat(variable("orderId")).containsText(orderId);
  }

  // ---- the page of an instance

  Locator header() {
    return page.getByTestId("instance-header");
  }

  /** The icon of the whole instance: {@code ACTIVE}, {@code INCIDENT}, {@code COMPLETED}. */
  Locator state(String state) {
    return header().getByTestId(state + "-icon");
  }

  /** Something in the diagram. */
  Locator element(String id) {
    return page.locator(".djs-shape[data-element-id='%s']".formatted(id));
  }

  /** The badge with the number of tokens at an element: {@code active}, {@code incidents} ... */
  Locator badge(String id, String state) {
    return page.locator(
        "[data-container-id='%s'] [data-testid='state-overlay-%s']".formatted(id, state));
  }

  /** Whether the diagram has painted an element as passed. */
  void assertPassed(String... ids) {
    for (String id : ids) {
      assertThat(element(id)).hasClass(Pattern.compile("\\bop-highlighted\\b"));
    }
  }

  void assertNotPassed(String... ids) {
    for (String id : ids) {
      assertThat(element(id)).not().hasClass(Pattern.compile("\\bop-highlighted\\b"));
    }
  }

  /** A line of the history below the diagram. */
  Locator history(String name) {
    return page.getByRole(
        AriaRole.TREEITEM, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** A line of the variables of what is selected. */
  Locator variable(String name) {
    return page.getByTestId("variable-" + name);
  }

  /** Clicks an element of the diagram, again if the diagram moved away under the mouse. */
  void select(String id) {
    Awaitility.await("something pops up at " + id)
        .atMost(Duration.ofSeconds(60))
        .pollInSameThread()
        .until(
            () -> {
              element(id).click();
              return popsUp();
            });
  }

  private boolean popsUp() {
    try {
      details().waitFor(new Locator.WaitForOptions().setTimeout(5_000));
      return true;
    } catch (TimeoutError e) {
      return false;
    }
  }

  /** What pops up at the selected element of the diagram. */
  Locator details() {
    return page.getByTestId("popover");
  }

  /** Loads the page again: nothing is selected then, and nothing pops up. */
  void reload() {
    page.reload();
    assertThat(variable("orderId")).isVisible();
  }

  /** The page sees that the instance has ended, and looks for nothing more: so it is reloaded. */
  void awaitEnd() {
    assertThat(state("COMPLETED")).isVisible();
    reload();
  }

  /** What pops up has such a link, which is clicked. */
  void follow(String link) {
    details()
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile(link)))
        .click();
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
  }

  /**
   * Moves an element to the middle of the diagram and enlarges it until its name can be read, all
   * of it by the wheel over that middle: beside the diagram, a wheel leafs through the browser's
   * history.
   */
  void zoomTo(String id) {
    BoundingBox room = page.getByTestId("diagram").boundingBox();
    page.mouse().move(middleX(room), middleY(room));
    for (int i = 0; i < MOST_TURNS && element(id).boundingBox().width < READABLE; i++) {
      moveTowards(room, id);
      page.keyboard().down("Control");
      wheel(0, -120);
      page.keyboard().up("Control");
    }
    for (int i = 0; i < 3; i++) { // Each time it comes nearer.
      moveTowards(room, id);
    }
  }

  private void moveTowards(BoundingBox room, String id) {
    BoundingBox now = element(id).boundingBox();
    wheel(middleX(now) - middleX(room), middleY(now) - middleY(room));
  }

  private static double middleX(BoundingBox box) {
    return box.x + box.width / 2;
  }

  private static double middleY(BoundingBox box) {
    return box.y + box.height / 2;
  }

  private void wheel(double x, double y) {
    page.mouse().wheel(x, y);
    page.waitForFunction("() => new Promise(done => requestAnimationFrame(() => done(true)))");
  }
}
