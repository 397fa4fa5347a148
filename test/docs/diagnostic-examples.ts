import { runInThisContext } from 'node:vm';
import type { IncludeAnswer, IncludeRequest } from '../../src/context.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import * as library from '../../src/index.js';
import { CREATION } from './diagnostics/creation.js';
import type { DiagnosticExample } from './diagnostics/example.js';
import { JOBS } from './diagnostics/jobs.js';
import { KEYWORDS } from './diagnostics/keywords.js';
import { LOADING } from './diagnostics/loading.js';

/** The parts of docs/diagnostics.md: title, and an example of each code by code. */
export const PARTS: readonly (readonly [title: string, examples: Readonly<Record<string, DiagnosticExample>>])[] = [
  ['Reading: YAML, inputs, includes, extends, references', LOADING],
  ['Global keywords, jobs, rules, needs, parallel', JOBS],
  ['The other keywords of jobs', KEYWORDS],
  ['Creating and running a pipeline, and the parts on their own', CREATION],
];

/** Codes without an example, and why. */
export const WITHOUT_EXAMPLE: Readonly<Record<string, string>> = {
  'include-total-size': 'The included files have more than 300 MiB together.',
  'extends-invalid': 'Refused by the keyword alone; in a file, what is no name is taken for one, as GitLab does, and ends as `extends-unknown`.',
};

/** What GitLab refuses and this library cannot, because it is about what the library is not told. */
export const NOT_GIVEN: Readonly<Record<string, string>> = {
  'include-timeout': 'fetching takes too long: the reader decides how long it waits',
  'identity-unavailable': 'the integration that `identity` needs is not active',
  'pipeline-variable-forbidden': 'the user may not give variables to the pipeline',
};

function nameOf(request: IncludeRequest): string {
  switch (request.kind) {
    case 'local': return 'path' in request ? request.path : request.pattern;
    case 'project': return `${request.project}:${'path' in request ? request.path : request.pattern}`;
    case 'remote': return request.url;
    case 'template': return request.name;
    case 'component': return request.address;
    case 'artifact': return `${request.job}:${request.path}`;
  }
}

const inScope = Object.entries(library);

/** What an example gives: as it is, or repaired. */
export function diagnosticsOf(example: DiagnosticExample, repaired: boolean): readonly Diagnostic[] {
  const text = repaired ? example.right : example.wrong;
  if (example.language === 'js') {
    const run = runInThisContext(`(${inScope.map(([name]) => name).join(', ')}) => (${text})`) as (...exports: unknown[]) => { readonly diagnostics: Diagnostic[] };
    return run(...inScope.map(([, value]) => value)).diagnostics;
  }
  const files = (repaired ? example.rightFiles : undefined) ?? example.files ?? {};
  const readInclude = (request: IncludeRequest): IncludeAnswer => {
    const found = files[nameOf(request)];
    return found === undefined ? { notFound: true } : typeof found === 'string' ? { content: found } : found;
  };
  const context = { ...(repaired ? example.rightContext : undefined) ?? example.context, readInclude };
  return [...library.loadConfig(text, context).diagnostics, ...library.compilePipeline(text, context).diagnostics];
}
