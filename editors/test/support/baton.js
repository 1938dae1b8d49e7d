import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { root } from './files.js';

/** Runs `baton compile`; what it says is the error's message if it finds mistakes. */
export async function compile(policies, out) {
  await promisify(execFile)(`${root}baton`, ['compile', policies, '--out', out]);
}
