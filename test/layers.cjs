// The rooms of src/ import in one direction only (docs/architecture.md).
const LEAVES = ['diagnostics', 'text', 'limits.ts', 'gitlab-version.ts', 'remember.ts', 'context.ts', 'pipeline.ts', 'keyword-forms.ts'];
const ROOMS = {
  diagnostics: LEAVES,
  text: LEAVES,
  match: LEAVES,
  expression: [...LEAVES, 'match'],
  rules: [...LEAVES, 'match', 'expression'],
  yaml: LEAVES,
  load: [...LEAVES, 'match', 'expression', 'rules', 'yaml'],
  config: [...LEAVES, 'match', 'expression', 'rules', 'yaml', 'load'],
  plan: [...LEAVES, 'match', 'expression', 'rules', 'config'],
  run: [...LEAVES, 'plan'],
  usage: [...LEAVES, 'run', 'runner'],
  runner: [...LEAVES, 'match'],
  project: LEAVES,
  explain: [...LEAVES, 'plan', 'run', 'usage'],
};
const path = (name) => (name.endsWith('.ts') ? `^src/${name.replace('.', '\\.')}$` : `^src/${name}/`);

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'no-orphans', severity: 'error', from: { orphan: true, pathNot: '^src/(index|cli/.*)\\.ts$' }, to: {} },
    {
      name: 'leaf-files', severity: 'error',
      from: { path: '^src/(limits|gitlab-version|remember|context|pipeline|keyword-forms)\\.ts$' },
      to: { path: '^src/', pathNot: LEAVES.map(path) },
    },
    ...Object.entries(ROOMS).map(([room, allowed]) => ({
      name: `room-${room}`, severity: 'error',
      from: { path: `^src/${room}/` },
      to: { path: '^src/', pathNot: [`^src/${room}/`, ...allowed.map(path)] },
    })),
    { name: 'index-is-the-end', severity: 'error', from: { path: '^src/', pathNot: '^src/(index|cli/.*)\\.ts$' }, to: { path: '^src/index\\.ts$' } },
    ...[['yaml', 'src/yaml/document-tokens.ts'], ['re2-wasm', 'src/match/re2-engine.ts'], ['minimatch', 'src/match/glob.ts'],
      ['parse-duration', 'src/text/duration.ts'], ['fast-deep-equal', 'src/explain/difference.ts']].map(([library, adapter]) => ({
      name: `one-adapter-${library}`, severity: 'error',
      from: { path: '^src/', pathNot: `^${adapter.replaceAll('.', '\\.')}$` },
      to: { path: `node_modules/${library}/` },
    })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
