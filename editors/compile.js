// Compiles large policies into target/processes; nothing of an earlier run stays.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { compile } from './test/support/baton.js';
import { largePolicy } from './large-policy.js';

const target = new URL('target/', import.meta.url).pathname;

for (const old of ['policies', 'processes', 'compiled']) {
  await rm(`${target}${old}`, { recursive: true, force: true });
}
await mkdir(`${target}policies`, { recursive: true });
for (const systems of [20, 50]) {
  await writeFile(`${target}policies/large-${systems}.dmn`, largePolicy(`large-${systems}`, systems));
}
await compile(`${target}policies`, `${target}processes`);
