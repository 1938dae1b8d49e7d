// The form editor as Camunda Modeler puts it together, with what a test asks of it as window.editor.
import { FormEditor } from '@bpmn-io/form-js';
import { FormLinter } from '@camunda/form-linting';

import '@bpmn-io/form-js/dist/assets/form-js.css';
import '@bpmn-io/form-js/dist/assets/form-js-editor.css';
import '@bpmn-io/form-js/dist/assets/properties-panel.css';
import './page.css';

const editor = new FormEditor({
  container: document.querySelector('#canvas'),
  propertiesPanel: { parent: document.querySelector('#properties') }
});

let schema;

window.editor = {
  /** Returns the import's warnings. */
  async open(json) {
    schema = JSON.parse(json);
    const { warnings } = await editor.importSchema(schema);
    return warnings.map(warning => warning.message);
  },

  /** What Modeler shows in its panel of problems. */
  problems() {
    return new FormLinter().lint(schema).map(({ id, message }) => `${id}: ${message}`);
  },

  size() {
    return { width: 1400, height: 1000 };
  },

  showAll() {},

  showTools() {}
};
