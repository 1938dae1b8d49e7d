import { readFile, readdir } from 'node:fs/promises';

export const root = new URL('../../../', import.meta.url).pathname;
export const target = `${root}editors/target/`;

export const textOf = file => readFile(file, 'utf8');

export const fixture = name => textOf(`${root}editors/test/fixtures/${name}`);

/** The files of a folder that end in that way, as [{ name, text }]; a folder without any is a mistake. */
export async function filesOf(folder, ending) {
  const names = (await readdir(folder)).filter(name => name.endsWith(ending)).sort();
  if (names.length === 0) {
    throw new Error(`no *${ending} in ${folder}`);
  }
  return Promise.all(names.map(async name => ({ name, text: await textOf(`${folder}/${name}`) })));
}

/** What is committed in bpmn/, and the large ones. */
export async function processes() {
  const large = (await filesOf(`${target}processes`, '.bpmn')).filter(file => file.name.includes('large'));
  return [...await filesOf(`${root}bpmn`, '.bpmn'), ...large];
}

/** What is committed in policies/, and the large ones. */
export async function policies() {
  return [...await filesOf(`${root}policies`, '.dmn'), ...await filesOf(`${target}policies`, '.dmn')];
}

/** The element templates of this repository as [{ name, templates }]; none if the folder is not there. */
export async function elementTemplates() {
  const folder = `${root}.camunda/element-templates`;
  const names = await readdir(folder).catch(() => []);
  if (names.length === 0) {
    return [];
  }
  return (await filesOf(folder, '.json')).flatMap(file => JSON.parse(file.text));
}

/** The process as of that execution platform. */
export function onPlatform(xml, version) {
  const attribute = /(<bpmn:definitions[^>]* modeler:executionPlatformVersion=")[^"]*"/;
  if (!attribute.test(xml)) {
    throw new Error('no modeler:executionPlatformVersion in the definitions');
  }
  return xml.replace(attribute, `$1${version}"`);
}
