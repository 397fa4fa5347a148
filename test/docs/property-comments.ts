import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** The doc comments of the properties of an interface, by name. */
export function propertyComments(source: URL, name: string): ReadonlyMap<string, string> {
  const file = ts.createSourceFile('types.ts', readFileSync(source, 'utf8'), ts.ScriptTarget.ES2023, true);
  const found = new Map<string, string>();
  for (const statement of file.statements) {
    if (!ts.isInterfaceDeclaration(statement) || statement.name.text !== name) continue;
    for (const member of statement.members) {
      const [comment] = ts.getJSDocCommentsAndTags(member);
      const text = comment && ts.isJSDoc(comment) ? ts.getTextOfJSDocComment(comment.comment) : undefined;
      if (text !== undefined && member.name) found.set(member.name.getText(file), text);
    }
  }
  return found;
}
