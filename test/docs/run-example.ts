import { runInThisContext } from 'node:vm';
import ts from 'typescript';
import { expect } from 'vitest';

/** The values a piece of example code has, and those its comments promise. */
type Report = (value: unknown, promised: string, line: number) => void;

/** The code blocks of a text in one of the languages, with the line each begins at; ` * ` of doc comments is taken off. */
export function codeBlocks(text: string, languages: readonly string[]): { line: number; code: string }[] {
  return Array.from(text.matchAll(/^( *\* )?```(\w+)\n([^]*?)^(?: *\* )?```$/gm))
    .filter(([, , language = '']) => languages.includes(language))
    .map(({ 0: block, 3: code = '', index }) => ({
      line: text.slice(0, index).split('\n').length + 1,
      code: block.startsWith('```') ? code : code.replaceAll(/^ *\* ?/gm, ''),
    }));
}

/** `f(x); // value`, or the comment lines below it, becomes a report; imports of the package become names in scope. */
function instrument(code: string): string {
  const file = ts.createSourceFile('example.ts', code, ts.ScriptTarget.ES2023, true);
  return file.statements.map((statement) => {
    const own = statement.getText(file);
    if (ts.isImportDeclaration(statement)) {
      return own.replace(/^import (\{.*\}) from 'gitlab-ci-semantics';$/s, (_, names: string) => `const ${names} = library;`);
    }
    if (!ts.isExpressionStatement(statement)) return own;
    const promised = /^(?: \/\/ .+|(?:\n\/\/ .+)+)/.exec(code.slice(statement.end))?.[0].trim().replaceAll(/^\/\/ /gm, '');
    if (promised === undefined) return own;
    const line = file.getLineAndCharacterOfPosition(statement.getStart(file)).line;
    return `report(${statement.expression.getText(file)}, ${JSON.stringify(promised)}, ${line});`;
  }).join('\n');
}

/**
 * Compares with a value written in a comment: an expression, `undefined: why`, `{ a: 1, ... }` for part of a record, `a: 1` for one key of it, or
 * on several lines a text as it is.
 */
function compare(value: unknown, promised: string, place: string): void {
  if (promised.includes('\n')) {
    expect(typeof value === 'string' ? value.trimEnd() : value, place).toBe(promised);
    return;
  }
  const literal = /^(true|false|null|undefined|\d+|'[^']*'): /.exec(promised)?.[1];
  const whole = literal ?? promised.replace(/, \.\.\. \}$/, ' }');
  const isKey = /^\w+: /.test(whole);
  const wanted: unknown = runInThisContext(isKey ? `({ ${whole} })` : `(${whole})`);
  if (isKey || whole !== (literal ?? promised)) expect(value, place).toMatchObject(wanted as object);
  else expect(value, place).toEqual(wanted);
}

/** Runs example code with some functions in scope and compares the values its comments promise; gives how many there were. */
export async function runExample(code: string, file: string, line: number, library: Readonly<Record<string, unknown>>): Promise<number> {
  const body = ts.transpile(instrument(code), { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext });
  const imports = /^const \{.*\} = library;/m.test(body);
  const scope = imports ? '' : `const { ${Object.keys(library).join(', ')} } = library;`;
  const run = runInThisContext(`(async (library, report) => { ${scope}{\n${body}\n} })`, { filename: file, lineOffset: line }) as
    (exports: typeof library, report: Report) => Promise<void>;
  let count = 0;
  await run(library, (value, promised, at) => {
    count += 1;
    compare(value, promised, `${file}:${line + at}`);
  });
  return count;
}
