import type { DiagnosticExample } from './diagnostics/example.js';
import { NOT_GIVEN, PARTS, WITHOUT_EXAMPLE } from './diagnostic-examples.js';

const shortened = (text: string): string => text.split('\n').map((line) => (line.length > 160 ? `${line.slice(0, 120)} ... ${line.slice(-20)}` : line)).join('\n');

const fence = (language: string, text: string): string => `\`\`\`${language}\n${shortened(text)}\n\`\`\`\n`;

/** What stands beside the configuration, in words. */
function surroundings({ context, files }: Pick<DiagnosticExample, 'context' | 'files'>): string {
  const parts = [
    ...(context ? [`with \`${JSON.stringify(context)}\``] : []),
    ...Object.entries(files ?? {}).map(([name, text]) => `\`${name}\` ${typeof text === 'string' ? (text.trim() === '' ? 'is empty' : `is \`${text.replaceAll('\n', '⏎')}\``) : `cannot be read: ${text.error}`}`),
  ];
  return parts.length === 0 ? '' : `${parts.join('; ')}:`;
}

function entry(code: string, example: DiagnosticExample): string {
  const { meaning, wrong, right, language, context, files, rightContext, rightFiles } = example;
  const before = surroundings({ ...(context && { context }), ...(files && { files }) });
  const changed = rightContext !== undefined || rightFiles !== undefined;
  const after = changed ? surroundings({ ...(rightContext && { context: rightContext }), ...(rightFiles && { files: rightFiles }) }) : '';
  return [`### ${code}`, meaning, ...(before ? [before] : []), fence(language, wrong), `Repaired${after ? `, ${after}` : ':'}`, fence(language, right)].join('\n\n').replaceAll('\n\n\n', '\n\n');
}

const list = (entries: Readonly<Record<string, string>>): string => Object.entries(entries).map(([name, why]) => `- \`${name}\`: ${why}`).join('\n');

/** The text of docs/diagnostics.md. */
export function diagnosticsPage(): string {
  return `${[
    '# Diagnostics',
    'Every problem has a code that stays the same, whatever its message says. For each code: what it means, an example that gets it, and the same repaired. '
      + 'This page is made by `npx tsx docs/generate-diagnostics.ts` from `test/docs/diagnostics`; a test runs every example.',
    ...PARTS.flatMap(([title, examples]) => [`## ${title}`, ...Object.entries(examples).map(([code, example]) => entry(code, example).trimEnd())]),
    '## Codes without an example', list(WITHOUT_EXAMPLE),
    '## What only GitLab refuses', 'These depend on what the library is not told; they have no code here.', list(NOT_GIVEN),
  ].join('\n\n')}\n`;
}
