import { CST, Document, Lexer, Parser, type ParsedNode } from 'yaml';

export type { CST };

/** A place where the text is not YAML; offsets are those of the text. */
export interface SyntaxProblem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
  /** Something that has no meaning where it stands; after the end of a document that is nobody's concern (L8). */
  readonly isStray: boolean;
}

/** The first document of a text, and what stands around it. */
export interface DocumentTokens {
  readonly directives: readonly CST.Directive[];
  readonly document: CST.Document | undefined;
  /** What is wrong outside the document itself. */
  readonly problems: readonly SyntaxProblem[];
}

/** Reads the first document of a text as a tree of tokens. A lenient reading does not ask for indentation between brackets and quotes. */
export function firstDocument(text: string, isLenient: boolean): DocumentTokens {
  const directives: CST.Directive[] = [];
  const problems: SyntaxProblem[] = [];
  let document: CST.Document | undefined;
  const stray = ({ offset, source }: { readonly offset: number; readonly source: string }, message: string): void => {
    problems.push({ message, start: offset, end: offset + source.length, isStray: true });
  };
  for (const token of isLenient ? lenientTokens(text) : new Parser().parse(text)) {
    if (token.type === 'document') {
      if (document) break;
      document = token;
    } else if (token.type === 'directive' && !document) directives.push(token);
    else if (token.type === 'error') stray(token, token.message);
    else if (token.type === 'doc-end') {
      if (!document) stray(token, 'The end of a document stands here, but none has begun.');
      for (const after of token.end ?? []) if (!isBetween(after)) stray(after, `Unexpected ${after.type}.`);
    }
  }
  return { directives, document, problems };
}

/** White space and comments. */
export function isBetween({ type }: CST.Token): boolean {
  return type === 'space' || type === 'newline' || type === 'comment';
}

function* lenientTokens(text: string): Generator<CST.Token> {
  const parser = new Parser();
  for (const lexeme of lenientLexer().lex(text)) yield* parser.next(lexeme);
  yield* parser.end();
}

/** What the lexer keeps to itself. */
interface LexerState {
  readonly buffer: string;
  readonly pos: number;
  readonly flowLevel: number;
}

/** A lexer that does not ask for indentation between brackets and quotes, as YAML 1.1 does not. */
export function lenientLexer(): Lexer {
  const lexer = new Lexer();
  const state = lexer as unknown as LexerState;
  let indentNext = 0;
  const isInQuotes = ({ buffer, pos }: LexerState): boolean => (buffer[pos] === '"' || buffer[pos] === "'") && buffer[pos - 1] !== '\n';
  return Object.defineProperty(lexer, 'indentNext', {
    get: () => (state.flowLevel > 0 || isInQuotes(state) ? 0 : indentNext),
    set: (indent: number) => {
      indentNext = indent;
    },
  });
}

/** A scalar as it is written. */
export interface ScalarText {
  readonly value: string;
  readonly start: number;
  readonly end: number;
  /** Where the comments and the white space behind it end. */
  readonly after: number;
}

/** The text of a scalar without its quotes, escapes and indentation. */
export function textOfScalar(token: CST.FlowScalar | CST.BlockScalar, report: (problem: SyntaxProblem) => void): ScalarText {
  const { value, range: [start, end, after] } = CST.resolveAsScalar(token, false, (at, code, message) => {
    // what lacks its closing quote is easiest to find by its opening one
    if (message.startsWith('Missing closing')) report({ message, start: token.offset, end: at, isStray: false });
    else report({ message, start: at, end: at + 1, isStray: code === 'UNEXPECTED_TOKEN' });
  });
  return { value, start, end, after };
}

/** What the `%TAG` lines of a document and YAML itself make of tags. */
export type TagHandles = Document<ParsedNode, false>['directives'];

/** The handles every document has. */
export function createTagHandles(): TagHandles {
  return new Document<ParsedNode, false>(undefined, { version: '1.1', schema: 'failsafe' }).directives;
}
