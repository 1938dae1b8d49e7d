import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { Editor } from './support/editor.js';
import { forms, onPlatform, PLATFORMS } from './support/files.js';

describe('A form in the form editor', async () => {
  let editor;

  before(async () => {
    editor = await Editor.start('form-editor');
  });
  after(() => editor?.stop());
  afterEach(() => assert.deepEqual(editor.takeComplaints(), []));

  for (const { name, text } of await forms()) {
    it(`opens ${name} without a warning, and shows it`, async () => {
      assert.deepEqual(await editor.call('open', text), []);
      await editor.picture(name);
    });

    for (const platform of PLATFORMS) {
      it(`finds no problem in ${name} for Camunda ${platform}`, async () => {
        assert.deepEqual(await editor.call('open', onPlatform(text, platform)), []);
        assert.deepEqual(await editor.call('problems'), []);
      });
    }
  }
});
