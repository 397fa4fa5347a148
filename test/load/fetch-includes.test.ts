import { expect, it } from 'vitest';
import { createCollector } from '../../src/diagnostics/collector.js';
import { MAX_INCLUDED_BYTES } from '../../src/limits.js';
import { fetchIncludes } from '../../src/load/fetch-includes.js';
import { NO_VARIABLES } from '../../src/load/include-variables.js';
import { rememberingParser } from '../../src/rules/compiled-rules.js';
import { pipelineFacts } from '../../src/rules/pipeline-facts.js';
import { EMPTY_MAP } from '../../src/yaml/node.js';
import { rootOf } from '../yaml/read-yaml.js';

it.each([[-12, undefined], [-11, 'include-total-size']])('counts bytes, not characters, of what is included (L70): %i', (missing, code) => {
  const facts = pipelineFacts({});
  const state = {
    collector: createCollector(), files: [], spec: undefined, count: 0, repeats: 0, bytes: MAX_INCLUDED_BYTES + missing, wildcards: { left: 0 }, partial: false, seen: new Set<string>(),
  };
  const file = {
    source: { name: 'main.yml', text: '' }, kind: undefined, at: EMPTY_MAP, home: { kind: 'root' as const }, variables: NO_VARIABLES, inputs: undefined, component: undefined, includedBy: [],
  };
  const loading = fetchIncludes(rootOf('[a.yml]'), file, { facts, parse: rememberingParser(facts.behaviour), hasReader: true }, state);
  loading.next();
  const { value, done } = loading.next([{ content: '# \u{e9}\u{ffee}\u{1f600}\n' }]);
  expect([done, Array.isArray(value) && value.map((result) => ('code' in result ? result.code : undefined))]).toEqual([true, [code]]);
});
