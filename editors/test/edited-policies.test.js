import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { processOf } from './support/baton.js';
import { Editor } from './support/editor.js';
import { filesOf, root, textOf } from './support/files.js';
import { PolicyTable } from './support/policy-table.js';

// With hands and mouse in the table `steps` of policies/retail.dmn.
describe('A policy edited and saved in the policy editor', async () => {
  const policy = await textOf(`${root}policies/retail.dmn`);
  const committed = await textOf(`${root}bpmn/fulfillment-retail.bpmn`);
  let editor;
  let table;

  before(async () => {
    editor = await Editor.start('policy-editor');
    table = new PolicyTable(editor.page);
  });
  after(() => editor?.stop());
  afterEach(() => assert.deepEqual(editor.takeComplaints(), []));

  /** The policy as the editor saves it after the edit. */
  async function saved(edit) {
    await editor.call('open', policy);
    await editor.call('show', 'steps');
    await edit();
    return editor.call('save');
  }

  for (const { name, text } of await filesOf(`${root}policies`, '.dmn')) {
    it(`stays as it is if nothing was changed: ${name}`, async () => {
      await editor.call('open', text);
      await editor.call('show', 'steps');
      assert.equal((await editor.call('save')).trim(), text.trim());
    });
  }

  it('makes the same process after a label was changed', async () => {
    const edited = await saved(() => table.renameColumn('the order total is', 'how much it costs'));
    assert.match(edited, /label="how much it costs"/);
    assertSame(await processOf('retail', edited), committed);
  });

  it('makes the same process after columns were moved', async () => {
    const edited = await saved(async () => {
      await table.moveColumn('reports the status', 'the system');
      await table.moveColumn('the node is', 'trigger the systems');
    });
    assert.ok(isBefore(edited, 'feedback.status', 'feedback.system'));
    assert.ok(isBefore(edited, 'name="node"', 'name="trigger"'));
    assertSame(await processOf('retail', edited), committed);
  });

  it('makes the process of the row that was added, as if it had been written by hand', async () => {
    const edited = await saved(() => table.addRow({
      'the system': '"warehouse"',
      'reports the status': '"repacked"',
      'trigger the systems': '"notify"',
      'the node is': '"outbound"',
      'Annotations': 'The customer hears of that, too.'
    }));
    const byHand = policy.replace('</rule>\n    </decisionTable>', `</rule>
      <rule>
        <description>The customer hears of that, too.</description>
        <inputEntry><text>"warehouse"</text></inputEntry>
        <inputEntry><text>"repacked"</text></inputEntry>
        <inputEntry><text></text></inputEntry>
        <inputEntry><text></text></inputEntry>
        <inputEntry><text></text></inputEntry>
        <outputEntry><text>"notify"</text></outputEntry>
        <outputEntry><text>"outbound"</text></outputEntry>
        <outputEntry><text></text></outputEntry>
      </rule>
    </decisionTable>`);
    await assertSameChange(edited, byHand);
  });

  it('makes the process of the cells that were changed, as if they had been written by hand', async () => {
    const edited = await saved(async () => {
      await table.writeCell(2, 'the order total is', '< 800');
      await table.writeCell(3, 'the order total is', '>= 800');
      await table.writeCell(6, 'trigger the systems', '["transport", "capture"]');
    });
    const byHand = policy
      .replace('<text>&lt; 500</text>', '<text>&lt; 800</text>')
      .replace('<text>&gt;= 500</text>', '<text>&gt;= 800</text>')
      .replace('<text>["capture", "transport"]</text>', '<text>["transport", "capture"]</text>');
    await assertSameChange(edited, byHand);
  });

  /** Both policies make the same process, and not the one that is committed. */
  async function assertSameChange(edited, byHand) {
    const process = await processOf('retail', edited);
    assertSame(process, await processOf('retail', byHand));
    assert.ok(process !== committed, 'the change should show in the process');
  }
});

/** Not shown: a process is longer than anybody reads in a message. */
function assertSame(process, expected) {
  assert.ok(process === expected, 'the process is another one; see target/compiled');
}

const isBefore = (text, first, second) => text.includes(first) && text.indexOf(first) < text.indexOf(second);
