import { behaviourOf, LATEST_GITLAB_VERSION, type Behaviour } from '../../src/gitlab-version.js';
import { propertyComments } from './property-comments.js';
import { DIFFERENCES, VERSIONS } from './version-differences.js';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const table = (rows: readonly (readonly string[])[]): string => rows.map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');
const code = (value: unknown): string => (value === '' ? '' : `\`${String(value)}\``);

/** Whether a text of the table is what a pipeline holds, and not our word for it. */
const heading = VERSIONS.map((version) => (version === 'latest' ? `latest (${LATEST_GITLAB_VERSION})` : version));

function differences(): string[] {
  return Object.entries(DIFFERENCES).flatMap(([subject, rows]) => [
    `### ${subject}`,
    table([['What', ...heading], Array<string>(heading.length + 1).fill('---'), ...rows.map(({ what, seen }) => [what, ...seen.map(code)])]),
  ]);
}

function behaviour(): string {
  const comments = propertyComments(new URL('../../src/gitlab-version.ts', import.meta.url), 'Behaviour');
  const all = VERSIONS.map((version) => behaviourOf(version));
  const fields = Object.keys(behaviourOf()) as (keyof Behaviour)[];
  const value = (field: keyof Behaviour, of: Behaviour): string => (of[field] === Number.MAX_SAFE_INTEGER ? 'no limit' : code(of[field]));
  return table([
    ['Field', ...heading, 'What it says'], Array<string>(heading.length + 2).fill('---'),
    ...fields.map((field) => [code(field), ...all.map((of) => value(field, of)), comments.get(field) ?? '']),
  ]);
}

/** The text of docs/versions.md. */
export function versionsPage(): string {
  return `${[
    '# GitLab versions',
    `The library models GitLab ${LATEST_GITLAB_VERSION}, and what is known of the versions since 7.12. \`gitlabVersion\` in the options of \`loadConfig\` or the `
      + 'context of `compilePipeline` chooses one; any `major.minor` between them will do, an earlier one is read as the oldest and a later one as the newest, with a warning. A version in the context wins over that of a loaded configuration: '
      + 'it decides how rules are evaluated and what is planned, while the file stays as it was read.',
    'Made by `npx tsx docs/generate-versions.ts`.',
    '## What differs',
    'One configuration in four versions. Each row is a test: `test/docs/versions.test.ts` compiles the configuration of `test/docs/version-differences.ts` in '
      + 'each version and compares what comes of it. `in` and `out` say whether the job is in the pipeline; a refused configuration shows the first code.',
    ...differences(),
    '## `behaviourOf`',
    '`behaviourOf(version)` gives all that differs as one flat record. The code asks this record; only names carry versions of their own: keywords those of '
      + '[keywords.md](keywords.md), predefined variables those of [variables.md](variables.md). Where the minor version of a change is not settled by any source, '
      + 'its row in `src/gitlab-version.ts` says so.',
    behaviour(),
  ].join('\n\n')}\n`;
}
