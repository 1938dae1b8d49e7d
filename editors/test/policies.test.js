import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { Editor } from './support/editor.js';
import { policies } from './support/files.js';

describe('A policy in the policy editor', async () => {
  let editor;

  before(async () => {
    editor = await Editor.start('policy-editor');
  });
  after(() => editor?.stop());
  afterEach(() => assert.deepEqual(editor.takeComplaints(), []));

  for (const { name, text } of await policies()) {
    it(`opens ${name} and each of its tables without a warning, and shows them`, async () => {
      assert.deepEqual(await editor.call('open', text), []);
      await editor.picture(name);
      assert.deepEqual(await editor.call('tables'), ['steps', 'results', 'exceptions', 'systems']);
      for (const table of await editor.call('tables')) {
        assert.deepEqual(await editor.call('show', table), [], table);
        await editor.picture(`${name}.${table}`);
      }
    });
  }
});
