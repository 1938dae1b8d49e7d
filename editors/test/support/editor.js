import { mkdir } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { target } from './files.js';

const SWITCHES = [
  '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync'
];
const MARGIN = 60;
const LARGEST_PICTURE = 8000;

/** One of the pages of target/pages, in a browser of its own. */
export class Editor {
  static async start(name) {
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      chromiumSandbox: process.getuid?.() !== 0, // Chromium has no sandbox for root
      args: SWITCHES
    });
    const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
    const editor = new Editor(browser, page);
    await page.goto(pathToFileURL(`${target}pages/${name}.html`).href);
    return editor;
  }

  constructor(browser, page) {
    this.browser = browser;
    this.page = page;
    this.complaints = [];
    page.on('pageerror', error => this.complaints.push(`${error}`));
    page.on('console', message => message.type() === 'error' && this.complaints.push(message.text()));
    page.on('request', request => /^(file|data|blob):/.test(request.url()) || this.complaints.push(request.url()));
  }

  /** Calls a method of the page's window.editor. */
  call(method, ...args) {
    return this.page.evaluate(([name, given]) => window.editor[name](...given), [method, args]);
  }

  /** What the page complained of, or wanted from the network, since the last call. */
  takeComplaints() {
    return this.complaints.splice(0);
  }

  /** A picture of the whole of what is open: target/pictures/<name>.png. */
  async picture(name) {
    const usual = this.page.viewportSize();
    const { width, height } = await this.call('size');
    const pixels = (length, least) => Math.ceil(Math.max(least, Math.min(LARGEST_PICTURE, length + MARGIN)));
    await this.page.setViewportSize({ width: pixels(width, 400), height: pixels(height, 300) });
    await this.call('showAll');
    await mkdir(`${target}pictures`, { recursive: true });
    await this.page.screenshot({ path: `${target}pictures/${name}.png` });
    await this.page.setViewportSize(usual);
    await this.call('showTools');
  }

  stop() {
    return this.browser.close();
  }
}
