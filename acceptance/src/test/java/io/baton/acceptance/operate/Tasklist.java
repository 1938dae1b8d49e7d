package io.baton.acceptance.operate;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;

/** Tasklist, as a person uses it who decides; Operate's login is good for it, too. */
final class Tasklist {
  private final Page page;
  private final URI web;

  Tasklist(Page page, URI web) {
    this.page = page;
    this.web = web;
  }

  Page page() {
    return page;
  }

  /** Opens the only task that there is. */
  void openTask(String name) {
    page.navigate(web + "/tasklist");
    page.getByText(name).first().click();
    assertThat(button("Assign to me")).isVisible();
  }

  void claim() {
    button("Assign to me").click();
    assertThat(button("Unassign")).isVisible();
  }

  /** What the form shows. */
  Locator form() {
    return page.locator(".fjs-form");
  }

  void choose(String label) {
    form().getByText(label).click();
  }

  void fill(String label, String text) {
    form().getByLabel(label).fill(text);
  }

  void complete() {
    button("Complete Task").click();
    assertThat(page.getByText("Task completed")).isVisible();
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }
}
