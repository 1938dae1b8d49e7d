import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { root, target } from './files.js';

/** Runs `baton compile`; what it says is in the error's message if it finds mistakes. */
export async function compile(policies, out) {
  await promisify(execFile)(`${root}baton`, ['compile', policies, '--out', out]);
}

/**
 * Runs `baton compile` where somebody has saved the process of a policy of this repository.
 *
 * @return what it says and its exit code, and the process file afterwards
 */
export async function compileOver(process, businessType, ...options) {
  const folder = await mkdtemp(`${target}saved-`);
  await mkdir(`${folder}/.camunda/element-templates`, { recursive: true });
  const file = `${folder}/fulfillment-${businessType}.bpmn`;
  await writeFile(file, process);
  const policy = `${root}policies/${businessType}.dmn`;
  const { code = 0, stdout } = await promisify(execFile)(`${root}baton`, ['compile', policy, '--out', folder, ...options])
    .catch(error => error);
  return { code, told: stdout, process: await readFile(file, 'utf8') };
}

/** The process that `baton compile` makes of one policy. */
export async function processOf(businessType, policy) {
  await mkdir(`${target}compiled`, { recursive: true });
  const folder = await mkdtemp(`${target}compiled/`);
  await writeFile(`${folder}/${businessType}.dmn`, policy);
  await compile(folder, folder);
  return readFile(`${folder}/fulfillment-${businessType}.bpmn`, 'utf8');
}
