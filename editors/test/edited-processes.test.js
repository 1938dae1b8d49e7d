import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { compileOver } from './support/baton.js';
import { Editor } from './support/editor.js';
import { elementTemplates, filesOf, root } from './support/files.js';

describe('A process saved in the process editor', async () => {
  const generated = await filesOf(`${root}bpmn`, '.bpmn');
  const ofPolicies = generated.filter(({ name }) => name.startsWith('fulfillment-'));
  let editor;

  before(async () => {
    editor = await Editor.start('process-editor');
    await editor.call('useTemplates', await elementTemplates());
  });
  after(() => editor?.stop());
  afterEach(() => assert.deepEqual(editor.takeComplaints(), []));

  for (const { name, text } of ofPolicies) {
    const businessType = name.replace('fulfillment-', '').replace('.bpmn', '');

    it(`is Baton's own still if nothing was changed: ${name}`, async () => {
      await editor.call('open', text);
      const saved = await editor.call('save');
      assert.ok(saved !== text, 'the editor should write it in a way of its own');
      const { code, told, process } = await compileOver(saved, businessType);
      assert.equal(code, 0, told);
      assert.ok(process === text, 'it should be as generated again');
    });

    it(`keeps where a shape was moved: ${name}`, async () => {
      await editor.call('open', text);
      await editor.call('move', 'Status_request', 30, 40);
      const saved = await editor.call('save');
      const refused = await compileOver(saved, businessType);
      assert.equal(refused.code, 1);
      assert.match(refused.told, /changed by hand: \d+ things were moved; nothing written/);
      assert.ok(refused.process === saved, 'the file should be left alone');
      const kept = await compileOver(saved, businessType, '--keep-layout');
      assert.equal(kept.code, 0, kept.told);
      assert.equal(place(kept.process, 'Status_request'), place(saved, 'Status_request'));
      assert.notEqual(place(text, 'Status_request'), place(saved, 'Status_request'));
      assert.deepEqual((await editor.call('open', kept.process)).warnings, []);
    });
  }

  it('is left alone if a label was changed, and the policy\'s words for it are told', async () => {
    await editor.call('open', generated.find(({ name }) => name.includes('retail')).text);
    await editor.call('rename', 'Trigger_warehouse', 'Trigger Depot');
    const saved = await editor.call('save');
    const { code, told, process } = await compileOver(saved, 'retail');
    assert.equal(code, 1);
    assert.match(told, /changed by hand: 1 change; nothing written/);
    assert.match(told, /Write "Depot" into the column name of systems, row of "warehouse"/);
    assert.ok(process === saved, 'the file should be left alone');
  });
});

/** Where a shape is drawn. */
const place = (process, id) => {
  const shape = process.slice(process.indexOf(`bpmnElement="${id}"`));
  return ['x', 'y'].map(c => Number(new RegExp(`<dc:Bounds[^>]* ${c}="([^"]+)"`).exec(shape)[1])).join();
};
