// The policy editor as Camunda Modeler puts it together, with what a test asks of it as window.editor.
import { CamundaCloudModeler as Modeler } from 'camunda-dmn-js';

import 'camunda-dmn-js/dist/assets/camunda-cloud-modeler.css';
import './page.css';

let modeler;

/** Of the picture of the whole policy; a table has none. */
const activeCanvas = () => modeler.getActiveViewer().get('canvas', false);

const messages = warnings => warnings.map(warning => warning.message ?? String(warning));

window.editor = {
  /** Opens the picture of the whole policy; returns the import's warnings. */
  async open(xml) {
    modeler?.destroy(); // an editor in use would open the table that was looked at last
    modeler = new Modeler({
      container: '#canvas',
      drd: { propertiesPanel: { parent: '#properties' } },
      decisionTable: { debounceInput: false } // what is typed is taken over at once: no test has to wait for it
    });
    const { warnings } = await modeler.importXML(xml);
    return messages(warnings);
  },

  /** The ids of the tables. */
  tables() {
    return modeler.getViews().filter(view => view.type === 'decisionTable').map(view => view.element.id);
  },

  async show(id) {
    const { warnings } = await modeler.open(modeler.getViews().find(view => view.element.id === id));
    return messages(warnings);
  },

  /** How much room the whole of the view needs. */
  size() {
    const table = document.querySelector('.tjs-table');
    return table
      ? { width: table.offsetWidth, height: table.offsetTop + table.offsetHeight }
      : activeCanvas().viewbox().inner;
  },

  /** Nothing but the view, all of it. */
  showAll() {
    document.body.className = 'picture';
    const canvas = activeCanvas();
    canvas?.resized();
    canvas?.zoom('fit-viewport', 'auto');
  },

  showTools() {
    document.body.className = '';
  },

  async save() {
    const { xml } = await modeler.saveXML({ format: true });
    return xml;
  }
};
