// The policy editor as Camunda Modeler puts it together, with what a test asks of it as window.editor.
import { CamundaCloudModeler as Modeler } from 'camunda-dmn-js';

import 'camunda-dmn-js/dist/assets/camunda-cloud-modeler.css';
import './page.css';

const modeler = new Modeler({
  container: '#canvas',
  drd: { propertiesPanel: { parent: '#properties' } }
});

const messages = warnings => warnings.map(warning => warning.message ?? String(warning));

window.editor = {
  /** Opens the picture of the whole policy; returns the import's warnings. */
  async open(xml) {
    const { warnings } = await modeler.importXML(xml);
    return messages(warnings);
  },

  /** The ids of the views that the policy has: the picture, then its tables. */
  views() {
    return modeler.getViews().map(view => view.element.id);
  },

  async show(id) {
    const { warnings } = await modeler.open(modeler.getViews().find(view => view.element.id === id));
    return messages(warnings);
  },

  /** How much room the view would like to have. */
  size() {
    const table = document.querySelector('.tjs-table');
    if (table) {
      return { width: table.scrollWidth, height: table.scrollHeight };
    }
    const canvas = modeler.getActiveViewer().get('canvas');
    canvas.zoom('fit-viewport');
    return canvas.viewbox().inner;
  },

  async save() {
    const { xml } = await modeler.saveXML({ format: true });
    return xml;
  }
};
