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

/** The forms among the processes. */
export const forms = () => filesOf(`${root}bpmn`, '.form');

/** What is committed in policies/, and the large ones. */
export async function policies() {
  return [...await filesOf(`${root}policies`, '.dmn'), ...await filesOf(`${target}policies`, '.dmn')];
}

/** The element templates that Modeler finds in this repository. */
export async function elementTemplates() {
  return (await filesOf(`${root}.camunda/element-templates`, '.json')).flatMap(file => JSON.parse(file.text));
}

/** The versions of Camunda 8 that the files are for. */
export const PLATFORMS = ['8.6.0', '8.7.0', '8.8.0'];

/** The process or form as of that version. */
export function onPlatform(text, version) {
  const attribute =
    /(<bpmn:definitions[^>]* modeler:executionPlatformVersion="|"executionPlatformVersion" ?: ?")[^"]*"/;
  if (!attribute.test(text)) {
    throw new Error('no executionPlatformVersion');
  }
  return text.replace(attribute, `$1${version}"`);
}
