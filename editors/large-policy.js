// Policies with as many fulfillment systems as one wants: lanes of systems that hand on to each other, a join at their
// ends, systems of either kind, deadlines, and exceptions that end, resume or ask a person.

const LANES = 4;
const PROCEED = ['end', 'resume', 'manual'];

export function largePolicy(id, systems) {
  const all = Array.from({ length: systems }, (_, i) => new System(i + 1));
  const last = all.slice(-LANES);
  const joined = last.map(system => `list contains(${system.id}.seen, "${system.finished}")`);
  const free = last.map(() => '');
  const stages = new Set(all.map(system => system.stage));

  const steps = [
    ['"request"', '"received"', ...free, texts(all.slice(0, LANES).map(system => system.id)), '"intake"', ''],
    ['"request"', '"cancelled"', ...free, '', '"cancellation"', '']
  ];
  for (const [i, system] of all.entries()) {
    const next = all[i + LANES];
    const trouble = system.deadline ? '"failed","overdue"' : '"failed"';
    if (next) {
      steps.push([`"${system.id}"`, `"${system.finished}"`, ...free, `"${next.id}"`, `"${system.stage}"`, '']);
    }
    steps.push([`"${system.id}"`, trouble, ...free, '', `"${system.stage}"`, '']);
  }
  steps.push([
    texts(last.map(system => system.id)), '"finished","answered"', ...last.map(() => 'true'), '', '"delivery"', '"end"'
  ]);

  const exceptions = [['"cancellation"', '', '', '"end"'], ['"stuck"', '', '', '"end"']];
  [...stages].forEach((stage, number) => {
    exceptions.push([`"${stage}"`, '', '', `"${PROCEED[number % PROCEED.length]}"`]);
    for (const system of all.filter(candidate => candidate.stage === stage)) {
      exceptions.push([`"${stage}"`, `"${system.id}"`, system.isReply ? '"recall"' : '', '']);
      exceptions.push(['"cancellation"', `"${system.id}"`, '', '']);
    }
  });

  return policy(id, [
    table('steps', 'COLLECT', ['feedback.system', 'feedback.status', ...joined], ['trigger', 'node', 'proceed'], steps),
    table('results', 'FIRST', ['feedback.status'], ['result'], [
      ['"failed","cancelled"', '"abnormal"'], ['', '"normal"']
    ]),
    table('exceptions', 'COLLECT', ['node'], ['system', 'instruction', 'proceed'], exceptions),
    table('systems', 'UNIQUE', ['system'], ['name', 'answers', 'deadline', 'done'], all.map(system => system.row()))
  ]);
}

class System {
  constructor(number) {
    this.number = number;
    this.id = `system${number}`;
    this.isReply = number % 3 === 0;
    this.finished = this.isReply ? 'answered' : 'finished';
    this.deadline = !this.isReply && number % 4 === 1;
    this.stage = `stage ${Math.ceil(number / 10)}`;
  }

  row() {
    return [
      `"${this.id}"`,
      `"System number ${this.number}"`,
      this.isReply ? '"reply"' : '"feedback"',
      this.deadline ? '"PT2H"' : '',
      this.isReply ? '' : '"finished"'
    ];
  }
}

const texts = values => values.length === 1 ? `"${values[0]}"` : `[${values.map(value => `"${value}"`).join(', ')}]`;

const escaped = text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function table(id, hitPolicy, inputs, outputs, rules) {
  const columns = [
    ...inputs.map((text, i) => `
      <input id="${id}_in${i}">
        <inputExpression id="${id}_in${i}_text"><text>${escaped(text)}</text></inputExpression>
      </input>`),
    ...outputs.map((name, i) => `
      <output id="${id}_out${i}" name="${name}" />`)
  ];
  const rows = rules.map((cells, row) => `
      <rule id="${id}_row${row}">${cells.map((text, i) => {
    const element = i < inputs.length ? 'inputEntry' : 'outputEntry';
    return `
        <${element} id="${id}_cell${row}_${i}"><text>${escaped(text)}</text></${element}>`;
  }).join('')}
      </rule>`);
  return { id, xml: `
  <decision id="${id}" name="${id}">
    <decisionTable id="${id}_table" hitPolicy="${hitPolicy}">${columns.join('')}${rows.join('')}
    </decisionTable>
  </decision>` };
}

const policy = (id, tables) => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
    xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/"
    id="${id}" name="${id}" namespace="http://camunda.org/schema/1.0/dmn">${tables.map(each => each.xml).join('')}
  <dmndi:DMNDI>
    <dmndi:DMNDiagram>${tables.map((each, i) => `
      <dmndi:DMNShape dmnElementRef="${each.id}">
        <dc:Bounds height="80" width="180" x="${160 + 220 * i}" y="100" />
      </dmndi:DMNShape>`).join('')}
    </dmndi:DMNDiagram>
  </dmndi:DMNDI>
</definitions>
`;
