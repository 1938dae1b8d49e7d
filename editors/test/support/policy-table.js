// A table in the policy editor, handled as people do: with the mouse and by typing. Columns go by their labels.

export class PolicyTable {
  constructor(page) {
    this.page = page;
  }

  async renameColumn(label, newLabel) {
    await this.#head(label).dblclick();
    const field = this.page.locator('.context-menu-container [aria-label$="label"]');
    await field.click();
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.type(newLabel);
    await this.#leave();
  }

  /** Drags a column in front of another one. */
  async moveColumn(label, beforeLabel) {
    const { mouse } = this.page;
    await this.#head(label).hover();
    await this.#head(label).locator('.dmn-icon-drag').hover();
    await mouse.down();
    const { x, y, height } = await this.#head(beforeLabel).boundingBox();
    await mouse.move(x + 10, y + height - 10, { steps: 5 });
    await mouse.up();
  }

  /** Replaces what a cell says; rows count from 1, as in the editor. */
  async writeCell(row, label, text) {
    const cells = this.page.locator('.tjs-table tbody tr').nth(row - 1).locator('td:not(.rule-index)');
    await cells.nth(await this.#position(label)).locator('[contenteditable]').first().click();
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.type(text);
    await this.#leave();
  }

  /** Adds a row at the end; cells by label. */
  async addRow(cells) {
    await this.page.locator('tfoot button[title="Add rule"]').click();
    const row = await this.page.locator('.tjs-table tbody tr').count();
    for (const [label, text] of Object.entries(cells)) {
      await this.writeCell(row, label, text);
    }
  }

  #head(label) {
    return this.page.locator('thead th', { has: this.page.getByText(label, { exact: true }) });
  }

  async #position(label) {
    const labels = await this.page.locator('thead th:not(.index-column)').evaluateAll(heads => heads.map(head =>
      (head.querySelector('.input-label, .output-label') ?? head).textContent));
    const position = labels.indexOf(label);
    if (position < 0) {
      throw new Error(`no column ${label} among ${labels.join(' | ')}`);
    }
    return position;
  }

  /** Out of whatever is being edited, so that it is taken over. */
  async #leave() {
    await this.page.locator('.decision-table-name').click();
    await this.page.keyboard.press('Escape');
  }
}
