// Makes of each editor in browser/ a page in target/pages that needs nothing from anywhere else.
import { build } from 'esbuild';
import { mkdir, writeFile } from 'node:fs/promises';

const editors = ['process-editor', 'policy-editor', 'form-editor'];
const pages = new URL('target/pages/', import.meta.url).pathname;

await mkdir(pages, { recursive: true });
await build({
  absWorkingDir: new URL('.', import.meta.url).pathname,
  entryPoints: editors.map(editor => `browser/${editor}.js`),
  outdir: pages,
  bundle: true,
  format: 'iife',
  loader: { '.woff': 'dataurl', '.woff2': 'dataurl', '.ttf': 'dataurl', '.eot': 'dataurl', '.svg': 'dataurl' },
  alias: { preact: './node_modules/preact' }, // the form editor's parts would bring two that do not know each other
  logLevel: 'warning'
});
for (const editor of editors) {
  await writeFile(`${pages}${editor}.html`, `<!doctype html>
<meta charset="utf-8">
<title>${editor}</title>
<link rel="stylesheet" href="${editor}.css">
<body>
<div id="canvas"></div>
<div id="properties"></div>
<script src="${editor}.js"></script>
`);
}
