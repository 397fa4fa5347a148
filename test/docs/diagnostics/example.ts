import type { PipelineContext } from '../../../src/context.js';

/** How a diagnostic comes about, and what makes it go away. */
export interface DiagnosticExample {
  /** When it is given, and what is allowed. */
  readonly meaning: string;
  /** A configuration that gets it; or with `language: 'js'` an expression whose value has `diagnostics`. */
  readonly wrong: string;
  /** The same, repaired. */
  readonly right: string;
  readonly language: 'yaml' | 'js';
  /** What both are read or planned with. */
  readonly context?: Omit<PipelineContext, 'readInclude'>;
  /** What the repaired one is planned with, when the repair is in the context. */
  readonly rightContext?: Omit<PipelineContext, 'readInclude'>;
  /** Other files, by the name they are asked for with; `{ error }` cannot be read. */
  readonly files?: Readonly<Record<string, string | { readonly error: string }>>;
  /** Other files of the repaired one, when the repair is in them. */
  readonly rightFiles?: Readonly<Record<string, string>>;
}

type More = Pick<DiagnosticExample, 'context' | 'rightContext' | 'files' | 'rightFiles'>;

/** An example in YAML, given as whole files. */
export function file(meaning: string, wrong: string, right: string, more: More = {}): DiagnosticExample {
  return { meaning, wrong, right, language: 'yaml', ...more };
}

const indented = (snippet: string): string => snippet.replaceAll(/^(?=.)/gm, '  ');

/** An example in YAML, given as some lines of a job with a script. */
export function job(meaning: string, wrong: string, right: string, more: More = {}): DiagnosticExample {
  const [before, after] = [wrong, right].map((snippet) => `job:\n  script: make\n${indented(snippet)}`) as [string, string];
  return file(meaning, before, after, more);
}

/** An example in YAML, given as some lines of a job that starts another pipeline. */
export function trigger(meaning: string, wrong: string, right: string, more: More = {}): DiagnosticExample {
  const [before, after] = [wrong, right].map((snippet) => `downstream:\n${indented(snippet)}`) as [string, string];
  return file(meaning, before, after, more);
}

/** An example in YAML, given as the definition of an input, with a job that uses it. */
export function input(meaning: string, wrong: string, right: string, more: More = {}): DiagnosticExample {
  const [before, after] = [wrong, right].map((snippet) => `spec:\n  inputs:\n    size: ${snippet}\n---\njob:\n  script: make $[[ inputs.size ]]`) as [string, string];
  return file(meaning, before, after, more);
}

/** An example in YAML, given as a block in a file with the inputs \`size\` (a string) and \`tags\` (an array). */
export function block(meaning: string, wrong: string, right: string, more: More = {}): DiagnosticExample {
  const header = 'spec:\n  inputs:\n    size: { default: large }\n    tags: { type: array, default: [one] }\n---\n';
  return file(meaning, `${header}job:\n  script: make ${wrong}`, `${header}job:\n  script: make ${right}`, more);
}

/** An example that calls the library. */
export function call(meaning: string, wrong: string, right: string): DiagnosticExample {
  return { meaning, wrong, right, language: 'js' };
}

/** The numbers from 1 as names: `t1, t2, ...`. */
export function names(count: number, prefix: string): string {
  return Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`).join(', ');
}
