// The process editor as Camunda Modeler puts it together, with what a test asks of it as window.editor.
import Modeler from 'camunda-bpmn-js/lib/camunda-cloud/Modeler';
import { Linter } from '@camunda/linting';
import lintingModule from '@camunda/linting/modeler';
import { CloudElementTemplatesLinterPlugin } from 'bpmn-js-element-templates';
import StaticResolver from 'bpmnlint/lib/resolver/static-resolver';
import noOverlappingElements from 'bpmnlint/rules/no-overlapping-elements';

import 'camunda-bpmn-js/dist/assets/camunda-cloud-modeler.css';
import '@camunda/linting/assets/linting.css';
import { crossings } from './crossings';
import './page.css';

const modeler = new Modeler({
  container: '#canvas',
  propertiesPanel: { parent: '#properties' },
  linting: { active: true },
  additionalModules: [lintingModule]
});

let templates = [];

// Not among the rules that Modeler applies, but people see it.
const overlapPlugin = {
  config: { rules: { 'bpmnlint/no-overlapping-elements': 'warn' } },
  resolver: new StaticResolver({ 'rule:bpmnlint/no-overlapping-elements': noOverlappingElements })
};

const nextFrame = () => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));

/** What the element's template would give it that it does not have. What it has beyond the template does not matter. */
async function missingValues(element) {
  const templates = modeler.get('elementTemplates');
  const template = templates.get(element);
  if (!template) {
    return [];
  }
  const before = await textsOf(element);
  templates.applyTemplate(element, template);
  const after = await textsOf(element);
  modeler.get('commandStack').undo();
  return after.filter(text => !before.includes(text));
}

/** The element in XML, split into its names and values. */
async function textsOf(element) {
  const { xml } = await modeler.get('moddle').toXML(element.businessObject);
  return xml.split(/[\s<>]+/);
}

window.editor = {
  /** Modeler's element templates from now on; returns what is wrong with them. */
  useTemplates(all) {
    templates = all;
    const errors = [];
    const collect = event => errors.push(...event.errors.map(error => error.message));
    modeler.on('elementTemplates.errors', collect);
    modeler.get('elementTemplatesLoader').setTemplates(templates);
    modeler.off('elementTemplates.errors', collect);
    return errors;
  },

  /** Returns the import's warnings, and the platform that the editor takes the process for. */
  async open(xml) {
    const { warnings } = await modeler.importXML(xml);
    const definitions = modeler.getDefinitions();
    return {
      warnings: warnings.map(warning => warning.message),
      platform: definitions.get('modeler:executionPlatform'),
      version: definitions.get('modeler:executionPlatformVersion')
    };
  },

  /** What Modeler shows in its panel of problems. */
  async problems() {
    const linter = new Linter({
      type: 'cloud',
      modeler: 'desktop',
      plugins: [CloudElementTemplatesLinterPlugin(templates), overlapPlugin]
    });
    const reports = await linter.lint(modeler.getDefinitions());
    modeler.get('linting').setErrors(reports);
    return reports.map(({ id, rule, category, message }) => ({ id, rule, category, message }));
  },

  /** What is drawn over something else. */
  crossings() {
    return crossings(modeler.get('elementRegistry'));
  },

  /** The elements that name a template, with its id and the name under which the editor knows it. */
  templated() {
    return modeler.get('elementRegistry')
      .filter(element => !element.labelTarget && element.businessObject.get('zeebe:modelerTemplate'))
      .map(element => ({
        id: element.id,
        template: element.businessObject.get('zeebe:modelerTemplate'),
        name: modeler.get('elementTemplates').get(element)?.name
      }));
  },

  /** What the properties panel says of an element's template, and what it lacks of that. */
  async panel(id) {
    const element = modeler.get('elementRegistry').get(id);
    modeler.get('selection').select(element);
    await nextFrame();
    const panel = document.querySelector('#properties');
    const texts = selector => [...panel.querySelectorAll(selector)].map(found => found.textContent);
    const [state] = texts('.bio-properties-panel-templates-group button span');
    return {
      kind: texts('.bio-properties-panel-header-type').join(),
      state,
      errors: texts('.bio-properties-panel-error'),
      missing: await missingValues(element)
    };
  },

  /** Moves a shape, as with the mouse. */
  move(id, x, y) {
    modeler.get('modeling').moveShape(modeler.get('elementRegistry').get(id), { x, y });
  },

  rename(id, label) {
    modeler.get('modeling').updateLabel(modeler.get('elementRegistry').get(id), label);
  },

  /** The file that Modeler writes. */
  async save() {
    Object.assign(modeler.getDefinitions(), { exporter: 'Camunda Modeler', exporterVersion: '5.40.0' });
    return (await modeler.saveXML({ format: true })).xml;
  },

  /** How much room the whole diagram needs. */
  size() {
    return modeler.get('canvas').viewbox().inner;
  },

  /** Nothing but the diagram, all of it. */
  showAll() {
    document.body.className = 'picture';
    const canvas = modeler.get('canvas');
    canvas.resized();
    canvas.zoom('fit-viewport', 'auto');
  },

  showTools() {
    document.body.className = '';
    modeler.get('canvas').resized();
  }
};
