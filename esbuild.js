// Builds everything that runs: the extension for both hosts, the command line, and the tests.
//   node esbuild.js [--production] [--watch] [extension|cli|test|host|bench …]
const esbuild = require('esbuild');
const { existsSync, readdirSync } = require('node:fs');
const path = require('node:path');

const flags = new Set(process.argv.slice(2).filter((argument) => argument.startsWith('--')));
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const production = flags.has('--production');

/** All files below a folder whose names end with the given suffix. */
function filesBelow(folder, suffix) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .map((name) => path.join(folder, String(name)))
    .filter((name) => name.endsWith(suffix))
    .sort();
}

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  logLevel: 'warning',
  target: 'es2022',
  define: { MARGINALIA_VERSION: JSON.stringify(require('./package.json').version) },
};
const shipped = { ...common, format: 'cjs', minify: production, sourcemap: production ? false : 'linked' };
const node = { platform: 'node', target: 'node20' };
const testing = {
  ...common,
  ...node,
  format: 'cjs',
  sourcemap: 'inline',
  packages: 'external',
  outbase: '.',
  outdir: 'out',
};

/** The extension on the desktop and the command line start the same worker thread. */
const recognizerThread = {
  ...shipped,
  ...node,
  entryPoints: { 'recognizer-worker': 'src/node/recognizer-worker.ts' },
  outdir: 'dist',
};

/** @type {Record<string, import('esbuild').BuildOptions[]>} */
const targets = {
  extension: [
    {
      ...shipped,
      ...node,
      entryPoints: { desktop: 'src/extension/desktop/extension.ts' },
      outdir: 'dist',
      external: ['vscode'],
    },
    {
      ...shipped,
      platform: 'browser',
      entryPoints: { web: 'src/extension/web/extension.ts' },
      outdir: 'dist',
      external: ['vscode'],
    },
    recognizerThread,
    {
      ...shipped,
      platform: 'browser',
      format: 'iife',
      // Its text becomes a `blob:`, which no map lies beside.
      sourcemap: false,
      entryPoints: { 'recognizer-worker-web': 'src/extension/web/recognizer-worker.ts' },
      outdir: 'dist',
    },
  ],
  cli: [
    recognizerThread,
    {
      ...shipped,
      ...node,
      entryPoints: { cli: 'src/cli/main.ts' },
      outdir: 'dist',
      banner: { js: '#!/usr/bin/env node' },
    },
  ],
  test: [{ ...testing, entryPoints: ['test/unit/setup.ts', ...filesBelow('test/unit', '.test.ts')] }],
  host: [
    { ...testing, entryPoints: filesBelow('test/host', '.ts') },
    {
      ...common,
      ...node,
      format: 'cjs',
      sourcemap: 'inline',
      entryPoints: { 'integration/desktop': 'test/integration/desktop.ts' },
      outdir: 'out',
      external: ['vscode', 'mocha'],
    },
    {
      ...common,
      ...node,
      format: 'cjs',
      sourcemap: 'inline',
      entryPoints: { 'integration/contents': 'test/integration/contents.ts' },
      outdir: 'out',
      alias: { vscode: './test/integration/harness/absent-vscode.cjs' },
      external: ['mocha'],
    },
    {
      ...common,
      platform: 'browser',
      format: 'cjs',
      sourcemap: 'inline',
      entryPoints: { 'integration/web': 'test/integration/web.ts' },
      outdir: 'out',
      external: ['vscode'],
    },
  ],
  training: [{ ...testing, entryPoints: ['src/training/train.ts'], outdir: 'out/training', outbase: 'src/training' }],
  bench: [
    { ...testing, entryPoints: filesBelow('test/bench', '.bench.ts') },
    {
      ...common,
      ...node,
      format: 'cjs',
      sourcemap: 'inline',
      entryPoints: { 'bench/editor': 'test/bench/editor/inside.ts' },
      outdir: 'out',
      external: ['vscode'],
    },
  ],
};

function entryExists(options) {
  const entries = Array.isArray(options.entryPoints) ? options.entryPoints : Object.values(options.entryPoints ?? {});
  return entries.length > 0;
}

async function main() {
  const names = wanted.length > 0 ? wanted : Object.keys(targets);
  for (const name of names) {
    const builds = targets[name];
    if (builds === undefined) throw new Error(`unknown target ${name}; known: ${Object.keys(targets).join(', ')}`);
    for (const options of builds.filter(entryExists)) {
      if (flags.has('--watch')) await (await esbuild.context({ ...options, logLevel: 'info' })).watch();
      else await esbuild.build(options);
    }
  }
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
