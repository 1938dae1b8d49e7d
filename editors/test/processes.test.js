import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { Editor } from './support/editor.js';
import { elementTemplates, onPlatform, PLATFORMS, processes } from './support/files.js';

describe('A process in the process editor', async () => {
  let editor;

  before(async () => {
    editor = await Editor.start('process-editor');
    assert.deepEqual(await editor.call('useTemplates', await elementTemplates()), []);
  });
  after(() => editor?.stop());
  afterEach(() => assert.deepEqual(editor.takeComplaints(), []));

  for (const { name, text } of await processes()) {
    it(`opens ${name} without a warning, and shows it`, async () => {
      assert.deepEqual((await editor.call('open', text)).warnings, []);
      await editor.picture(name);
    });

    // With so many systems, lines to calls that are repeated run through what is in between: not asked of large ones.
    if (!name.includes('large')) {
      it(`draws nothing over anything else in ${name}`, async () => {
        await editor.call('open', text);
        assert.deepEqual(await editor.call('crossings'), []);
      });
    }

    for (const platform of PLATFORMS) {
      it(`finds no problem in ${name} for Camunda ${platform}`, async () => {
        const opened = await editor.call('open', onPlatform(text, platform));
        assert.deepEqual(opened, { warnings: [], platform: 'Camunda Cloud', version: platform });
        assert.deepEqual(await editor.call('problems'), []);
      });
    }
  }
});
