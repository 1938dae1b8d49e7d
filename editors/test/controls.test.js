// That the other tests can fail: what the editors say of files that are broken, a kind of mistake each.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { Editor } from './support/editor.js';
import { fixture, onPlatform, root, textOf } from './support/files.js';

describe('The process editor', async () => {
  const process = await fixture('one-task.bpmn');
  const template = JSON.parse(await fixture('greet.json'));
  let editor;

  before(async () => {
    editor = await Editor.start('process-editor');
  });
  after(() => editor?.stop());
  beforeEach(async () => {
    assert.deepEqual(await editor.call('useTemplates', [template]), []);
    editor.takeComplaints();
  });

  /** The rules that the process breaks, and where; nothing but the replacement is wrong with it. */
  async function problems(part, replacement) {
    const { warnings } = await editor.call('open', replaced(process, part, replacement));
    assert.deepEqual(warnings, []);
    return (await editor.call('problems')).map(({ id, rule }) => `${id}: ${rule}`);
  }

  it('finds nothing wrong with the process that the others are made of', async () => {
    assert.deepEqual(await problems('', ''), []);
  });

  it('finds FEEL that is none', async () => {
    assert.deepEqual(await problems('=1 + 1', '=1 +'), ['Task: camunda-compat/feel']);
  });

  it('finds that a job type is missing', async () => {
    assert.deepEqual(await problems('type="greet"', 'type=""'), ['Task: camunda-compat/implementation']);
  });

  it('finds that a template is unknown', async () => {
    assert.deepEqual(await problems('test.greet', 'test.other'), ['Task: element-templates/validate']);
  });

  it('finds that the version of a template is unknown', async () => {
    assert.deepEqual(await problems('TemplateVersion="1"', 'TemplateVersion="2"'), [
      'Task: element-templates/validate'
    ]);
  });

  it('finds that a value is not as its template demands', async () => {
    assert.deepEqual(await problems('"Ada"', '""'), ['Task: element-templates/validate']);
  });

  it('finds what an older platform does not have', async () => {
    await editor.call('open', onPlatform(process, '8.5.0'));
    assert.deepEqual((await editor.call('problems')).map(problem => problem.rule), [
      'camunda-compat/no-execution-listeners', 'element-templates/compatibility'
    ]);
  });

  it('finds what is wrong in any BPMN, and what is not drawn', async () => {
    const twin = '<bpmn:sequenceFlow id="Twin" sourceRef="Task" targetRef="End" />';
    assert.deepEqual(await problems('</bpmn:process>', `${twin}</bpmn:process>`), [
      'Twin: no-duplicate-sequence-flows',
      'Task: no-duplicate-sequence-flows',
      'End: no-duplicate-sequence-flows',
      'Twin: no-bpmndi'
    ]);
  });

  it('finds elements that overlap', async () => {
    assert.deepEqual(await problems('x="410" y="122"', 'x="330" y="122"'),
      ['Task: no-overlapping-elements', 'End: no-overlapping-elements']);
  });

  it('finds a line through an element, and a label over one', async () => {
    await editor.call('open', process);
    assert.deepEqual(await editor.call('crossings'), []);
    await editor.call('open', replaced(process, '<di:waypoint x="410" y="140" />', '<di:waypoint x="170" y="140" />'));
    assert.deepEqual(await editor.call('crossings'), ['Flow_to_end runs through Start']);
    await editor.call('open', replaced(process, 'x="418" y="165"', 'x="318" y="165"'));
    assert.deepEqual(await editor.call('crossings'), ['End_label covers Task']);
  });

  it('says which platform a process is for, without which it would find nothing', async () => {
    const { version } = await editor.call('open', process.replace(/modeler:executionPlatformVersion="[^"]*"/, ''));
    assert.equal(version, undefined);
    assert.deepEqual(await editor.call('problems'), []);
  });

  it('warns of an element that is drawn and not there', async () => {
    const { warnings } = await editor.call('open', replaced(process, 'bpmnElement="End"', 'bpmnElement="Gone"'));
    assert.ok(warnings.includes('unresolved reference <Gone>'), warnings);
  });

  it('warns of what it does not know', async () => {
    const unknown = replaced(process, '<zeebe:header key', '<zeebe:header colour="red" key');
    const { warnings } = await editor.call('open', unknown);
    assert.deepEqual(warnings, ['unknown attribute <colour>']);
  });

  it('refuses a template that is none', async () => {
    assert.deepEqual(await editor.call('useTemplates', [{ ...template, properties: [{ type: 'String' }] }]), [
      'template(id: <test.greet>, name: <Greet somebody>): missing binding for property "0"'
    ]);
  });
});

describe('The policy editor', async () => {
  const policy = await textOf(`${root}policies/retail.dmn`);
  let editor;

  before(async () => {
    editor = await Editor.start('policy-editor');
  });
  after(() => editor?.stop());
  beforeEach(() => editor.takeComplaints());

  it('warns of a table that is drawn and not there', async () => {
    const warnings = await editor.call('open', replaced(policy, 'dmnElementRef="steps"', 'dmnElementRef="gone"'));
    assert.deepEqual(warnings, ['unresolved reference <gone>', 'no DMN element referenced in element']);
  });

  it('warns of what it does not know', async () => {
    const warnings = await editor.call('open', replaced(policy, '<decision id', '<decision colour="red" id'));
    assert.deepEqual(warnings, ['unknown attribute <colour>']);
  });

  it('refuses a file that breaks off', async () => {
    await assert.rejects(editor.call('open', policy.slice(0, policy.length / 2)), /unclosed tag/);
  });

  it('cannot show a table whose row has too few cells', async () => {
    await editor.call('open', policy.replace(/<inputEntry id="[^"]*">\s*<text>"request"<\/text>\s*<\/inputEntry>/, ''));
    await assert.rejects(editor.call('show', 'steps'));
  });
});

describe('The form editor', async () => {
  const form = await fixture('one-question.form');
  let editor;

  before(async () => {
    editor = await Editor.start('form-editor');
  });
  after(() => editor?.stop());

  async function problems(part, replacement) {
    assert.deepEqual(await editor.call('open', replaced(form, part, replacement)), []);
    return editor.call('problems');
  }

  it('finds nothing wrong with the form that the others are made of', async () => {
    assert.deepEqual(await problems('', ''), []);
  });

  it('finds FEEL that is none', async () => {
    assert.deepEqual(await problems('=orders', '=orders['), ['Orders: Invalid FEEL expression in <dataSource>']);
  });

  it('finds what an older platform does not have', async () => {
    assert.deepEqual(await problems('8.6.0', '8.2.0'), ['Orders: A <Table> is not supported by Camunda Platform 8.2']);
  });

  it('refuses two answers of the same name', async () => {
    await assert.rejects(editor.call('open', replaced(form, '"why"', '"answer"')), /already claimed/);
  });
});

describe('An editor of these tests', () => {
  it('notices a page that wants something from the network', async () => {
    const editor = await Editor.start('policy-editor');
    try {
      await editor.page.evaluate(() => fetch('http://127.0.0.1:9/').catch(() => {}));
      assert.ok(editor.takeComplaints().includes('http://127.0.0.1:9/'));
    } finally {
      await editor.stop();
    }
  });
});

function replaced(text, part, replacement) {
  assert.ok(text.includes(part), part);
  return text.replace(part, replacement);
}
