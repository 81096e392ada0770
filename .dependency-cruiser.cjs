/* The import table of the project. Each folder of src/ may import only the folders that are listed for it. */
const PURE = {
  text: [],
  annotation: ['text'],
  anchoring: ['text', 'annotation'],
  sidecar: ['text', 'annotation', 'anchoring'],
  recognition: ['text', 'annotation'],
  review: ['text', 'annotation', 'anchoring', 'sidecar'],
  formats: ['text', 'annotation', 'anchoring'],
  corpus: ['text', 'annotation', 'anchoring', 'sidecar'],
};
const CORE = Object.keys(PURE);
const MAY_IMPORT = {
  ...PURE,
  workspace: CORE,
  node: [...CORE, 'workspace'],
  cli: [...CORE, 'workspace', 'node'],
  extension: [...CORE, 'workspace'],
  training: ['text', 'annotation', 'recognition', 'node'],
};

const folderRules = Object.entries(MAY_IMPORT).map(([folder, allowed]) => ({
  name: `${folder}-imports`,
  comment: `src/${folder} may import: ${allowed.join(', ') || 'nothing of src'}.`,
  severity: 'error',
  from: {
    path: `^src/${folder}/`,
    // Only the desktop adapters may see the Node ports.
    ...(folder === 'extension' ? { pathNot: '^src/extension/desktop/' } : {}),
  },
  to: { path: '^src/', pathNot: [folder, ...allowed].map((name) => `^src/${name}/`) },
}));

module.exports = {
  forbidden: [
    ...folderRules,
    {
      name: 'desktop-imports',
      severity: 'error',
      from: { path: '^src/extension/desktop/' },
      to: { path: '^src/', pathNot: [...CORE, 'workspace', 'node', 'extension'].map((name) => `^src/${name}/`) },
    },
    {
      name: 'no-feature-imports-a-feature',
      severity: 'error',
      from: { path: '^src/extension/features/([^/]+)/' },
      to: { path: '^src/extension/features/([^/]+)/', pathNot: '^src/extension/features/$1/' },
    },
    {
      name: 'only-entries-import-hosts',
      comment: 'Features and platform code run in both hosts.',
      severity: 'error',
      from: { path: '^src/extension/(features|platform)/' },
      to: { path: '^src/extension/(desktop|web)/' },
    },
    {
      name: 'pure-folders-use-no-host',
      severity: 'error',
      from: { path: `^src/(${[...CORE, 'workspace'].join('|')})/` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-extension-imports-vscode',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/extension/' },
      to: { path: '^vscode$' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^vscode$' } },
    {
      name: 'no-development-packages',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/training/' },
      to: { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/@types/' },
    },
    {
      name: 'nothing-imports-training',
      severity: 'error',
      from: { pathNot: '^src/training/' },
      to: { path: '^src/training/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
