import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { KEYWORDS } from '../../src/config/keyword-table.js';

const source = new URL('../../src/job-config-types.ts', import.meta.url);

/** What the input types say about each keyword: the doc comments of their properties. */
export function keywordDocumentation(): ReadonlyMap<string, string> {
  const file = ts.createSourceFile('types.ts', readFileSync(source, 'utf8'), ts.ScriptTarget.ES2023, true);
  const found = new Map<string, string>();
  for (const statement of file.statements) {
    if (!ts.isInterfaceDeclaration(statement)) continue;
    for (const member of statement.members) {
      const [comment] = ts.getJSDocCommentsAndTags(member);
      const isNever = ts.isPropertySignature(member) && member.type?.kind === ts.SyntaxKind.NeverKeyword;
      const text = comment && ts.isJSDoc(comment) ? ts.getTextOfJSDocComment(comment.comment) : undefined;
      const name = member.name?.getText(file);
      if (name !== undefined && text !== undefined && !isNever && !found.has(name)) found.set(name, text);
    }
  }
  return found;
}

/** The text of docs/keywords.md. */
export function keywordsPage(): string {
  const documentation = keywordDocumentation();
  const rows = KEYWORDS.map(({ name, inJob, since: first, until, inDefault, onTrigger, onJob, edition }) => [
    `\`${name}\``, until === undefined ? inJob ?? first : `${inJob ?? first}, until ${until}`, onJob === false ? '' : 'yes', onTrigger ?? '', inDefault ?? '',
    [...(edition === 'paid' ? ['Paid editions.'] : []), documentation.get(name)?.replace(' Paid editions.', '') ?? ''].join(' '),
  ]);
  const table = [['Keyword', 'Since', 'In jobs', 'In trigger jobs', 'In `default`', 'What it is'], ['---', '---', '---', '---', '---', '---'], ...rows];
  return `${[
    '# Keywords of jobs',
    'Since which version of GitLab a keyword exists, and since which a trigger job or `default` may have it. Made by `npx tsx docs/generate-keywords.ts` '
      + 'from the table in `src/config/keyword-table.ts` and the doc comments in `src/job-config-types.ts`.',
    table.map((cells) => `| ${cells.join(' | ')} |`).join('\n'),
  ].join('\n\n')}\n`;
}
