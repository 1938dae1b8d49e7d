import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { root, target } from './files.js';

/** Runs `baton compile`; what it says is in the error's message if it finds mistakes. */
export async function compile(policies, out) {
  await promisify(execFile)(`${root}baton`, ['compile', policies, '--out', out]);
}

/** The process that `baton compile` makes of one policy. */
export async function processOf(businessType, policy) {
  await mkdir(`${target}compiled`, { recursive: true });
  const folder = await mkdtemp(`${target}compiled/`);
  await writeFile(`${folder}/${businessType}.dmn`, policy);
  await compile(folder, folder);
  return readFile(`${folder}/fulfillment-${businessType}.bpmn`, 'utf8');
}
