import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Editor } from './support/editor.js';
import { elementTemplates, fixture, processes } from './support/files.js';

describe('An element template', async () => {
  const templates = await elementTemplates();
  const own = JSON.parse(await fixture('greet.json'));
  const process = await fixture('one-task.bpmn');
  let editor;

  before(async () => {
    editor = await Editor.start('process-editor');
    assert.deepEqual(await editor.call('useTemplates', [...templates, own]), []);
  });
  after(() => editor?.stop());

  /** What the properties panel says of the elements of the process that name a template: of one for each template. */
  async function panels(xml) {
    await editor.call('open', xml);
    const first = new Map((await editor.call('templated')).reverse().map(element => [element.template, element.id]));
    const panels = [];
    for (const [template, id] of first) {
      panels.push({ id, template, ...await editor.call('panel', id) });
    }
    return panels;
  }

  const applied = ({ id, name }, element) =>
    ({ id: element, template: id, kind: name, state: 'Applied', errors: [], missing: [] });

  it('is recognised by the properties panel', async () => {
    assert.deepEqual(await panels(process), [applied(own, 'Task')]);
  });

  it('is not found if its id or its version is another one', async () => {
    for (const [part, other] of [['"test.greet"', '"test.other"'], ['TemplateVersion="1"', 'TemplateVersion="2"']]) {
      const [panel] = await panels(process.replace(part, other));
      assert.deepEqual([panel.kind, panel.state], ['Service Task', 'Not found']);
    }
  });

  it('is seen to be filled in wrongly', async () => {
    const [panel] = await panels(process.replace('"Ada"', '""'));
    assert.deepEqual(panel.errors, ['Whom must not be empty.']);
  });

  it('is seen to be missing where an element has other values than those it fixes', async () => {
    const [panel] = await panels(process.replace('type="greet"', 'type="shout"'));
    assert.deepEqual(panel.missing, ['type="greet"']);
  });

  const used = new Set();
  const known = new Map(templates.map(template => [template.id, template]));
  for (const { name, text } of await processes()) {
    it(`is recognised wherever ${name} applies one, and nothing of it is missing there`, async () => {
      for (const panel of await panels(text)) {
        assert.deepEqual(panel, applied(known.get(panel.template) ?? {}, panel.id));
        used.add(panel.template);
      }
      for (const element of await editor.call('templated')) {
        assert.equal(element.name, known.get(element.template)?.name, element.id);
      }
    });
  }

  for (const { id } of templates) {
    it(`is there because a process applies it: ${id}`, () => assert.ok(used.has(id)));
  }
});
