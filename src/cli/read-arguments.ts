import { parseArgs } from 'node:util';
import { PIPELINE_SOURCES, type PipelineContext } from '../context.js';

/** What the command line asks for. */
export interface Arguments {
  /** The configuration, or the folder it stands in; absent: the example. */
  readonly file: string | undefined;
  /** The repository the file stands in; absent: the file's folder. */
  readonly root: string | undefined;
  /** What the pipeline runs for. */
  readonly context: PipelineContext;
}

/** How the command is called. */
export const USAGE = `npm run demo -- [FILE] [options]

Compiles FILE, or the .gitlab-ci.yml of a folder (default: docs/examples/production/.gitlab-ci.yml) and prints the pipeline GitLab would create, and why.

  --ref NAME             branch or tag (default: main)
  --tag                  the ref is a tag
  --merge-request        a merge request from the ref into main
  --source SOURCE        push, web, schedule, api, trigger, ... (default: push, or merge_request_event)
  --var KEY=VALUE        a variable given to the pipeline; may be repeated
  --changed PATH         a changed file; may be repeated (default: unknown, so every \`changes\` holds)
  --project PATH         path of the project (default: the last two folders of the root)
  --root DIR             where includes are looked up (default: the folder of FILE)
  --gitlab-version V     7.12 ... 18.11 (default: latest)
  --help                 this text
`;

const OPTIONS = {
  'ref': { type: 'string' },
  'tag': { type: 'boolean' },
  'merge-request': { type: 'boolean' },
  'source': { type: 'string' },
  'var': { type: 'string', multiple: true },
  'changed': { type: 'string', multiple: true },
  'project': { type: 'string' },
  'root': { type: 'string' },
  'gitlab-version': { type: 'string' },
  'help': { type: 'boolean' },
} as const;

/** `KEY=VALUE` texts as a map; a text without a key is refused. */
function readVariables(texts: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(texts.map((text) => {
    const cut = text.indexOf('=');
    if (cut < 1) throw new TypeError(`--var takes KEY=VALUE, not '${text}'`);
    return [text.slice(0, cut), text.slice(cut + 1)];
  }));
}

function readArgumentsOrThrow(texts: readonly string[]): Arguments | 'help' {
  const { values, positionals } = parseArgs({ args: [...texts], options: OPTIONS, allowPositionals: true });
  if (values.help) return 'help';
  if (positionals.length > 1) throw new TypeError('one FILE at a time');
  if (values.tag && values['merge-request']) throw new TypeError('--tag and --merge-request exclude each other');
  const { ref = 'main', changed, project } = values;
  const source = PIPELINE_SOURCES.find((known) => known === values.source);
  if (values.source !== undefined && !source) throw new TypeError(`--source is one of ${PIPELINE_SOURCES.join(', ')}`);
  const refContext: PipelineContext = values['merge-request']
    ? { source: 'merge_request_event', refType: 'merge_request', mergeRequest: { iid: 1, sourceBranch: ref, targetBranch: 'main' } }
    : { ref, refType: values.tag ? 'tag' : 'branch' };
  return {
    file: positionals[0],
    root: values.root,
    context: {
      ...refContext,
      ...(source && { source }),
      ...(project !== undefined && { project: { path: project } }),
      ...(values.var && { variables: readVariables(values.var) }),
      ...(changed && { changedFiles: changed }),
      ...(values['gitlab-version'] !== undefined && { gitlabVersion: values['gitlab-version'] }),
    },
  };
}

/** Reads the command line: what to do, that help is wanted, or what is wrong with it. */
export function readArguments(texts: readonly string[]): Arguments | 'help' | { readonly problem: string } {
  try {
    return readArgumentsOrThrow(texts);
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
