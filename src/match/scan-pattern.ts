/** What one walk over a pattern finds. */
interface PatternScan {
  /** The pattern as the engine takes it. */
  readonly source: string;
  /** Atoms times their nested repetition counts. */
  readonly size: number;
  /** The same with each atom weighed by the time it takes per searched character: about a microsecond in the worst case. */
  readonly cost: number;
  /** True when it is made only of constructs that RE2 accepts, so that the engine need not be asked. */
  readonly valid: boolean;
  /** True for `\Q` without `\E` in a pattern without groups: GitLab searches with a group around such a pattern, and `\Q` takes its end. */
  readonly unclosedQuote: boolean;
}

interface Token {
  readonly kind: 'atom' | 'empty' | 'open' | 'close' | 'repetition';
  readonly text: string;
  readonly size?: number;
  readonly cost?: number;
  /** How often a repetition repeats at most. */
  readonly count?: number;
  /** True when RE2 may refuse it, or read it as something else. */
  readonly doubtful?: boolean;
}

/** A sequence of atoms and groups, or one that can be repeated. */
interface Part {
  size: number;
  cost: number;
  /** The largest product of nested repetition counts. */
  repeated: number;
}

/** RE2 refuses larger repetition counts, and larger products of nested ones. */
const MAX_REPETITION = 1_000;

/** Groups may be nested this deep before the engine has to be asked. */
const MAX_CERTAIN_DEPTH = 50;

/** A class like `\pL` becomes hundreds of byte ranges in the engine; one that is negated, or beyond ASCII, a dozen. */
const UNICODE_CLASS = { size: 20, cost: 40 };
const WIDE_CLASS_COST = 8;
const CLASS_COST = 2;

const QUOTED = /\\Q(.*?)(?:\\E|$)/suy;
const ESCAPED = /\\(?:[pP](?:\{[^}]*\}|.)|x\{[^}]*\}|x.{0,2}|[0-7]{1,3}|.)?/suy;
const CERTAIN_ESCAPE = /^\\[dDwWsSafnrtv!-/:-@[-`{-~]$/;
const CERTAIN_ASSERTION = /^\\[bBAz]$/;
const SET = /\[\^?\]?(?:\[:[^\]]*?:\]|\\.|[^\]\\])*\]/suy;
const CERTAIN_SET = /^\[\^?-?(?:[a-z]-[a-z]|[A-Z]-[A-Z]|[0-9]-[0-9]|[\w .,:;/@#=~+*?!|(){}$]|\\[dDwWsSnrt\-./\\[\]])+-?\]$/;
const RANGE = /([a-zA-Z0-9])-([a-zA-Z0-9])/g;
const OPENING = /\(\?(?:P<|<(?![=!])|[a-zA-Z-]*:)/y;
const FLAGS = /\(\?[a-zA-Z-]+\)/y;
const REPETITION = /(?:[*+?]|\{(0|[1-9]\d*)(,(0|[1-9]\d*)?)?\})\??/y;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function readEscape(pattern: string, at: number): Token {
  const quoted = matchAt(QUOTED, pattern, at);
  if (quoted) {
    const size = quoted[1]?.length ?? 0;
    return { kind: 'atom', text: quoted[0], size, cost: size, doubtful: true };
  }
  const text = matchAt(ESCAPED, pattern, at)?.[0] ?? '\\';
  if (CERTAIN_ASSERTION.test(text)) return { kind: 'empty', text };
  if (/^\\[pP]/.test(text)) return { kind: 'atom', text, ...UNICODE_CLASS, doubtful: true };
  return { kind: 'atom', text, cost: /^\\[dDwWsSC]/.test(text) ? CLASS_COST : 1, doubtful: !CERTAIN_ESCAPE.test(text) };
}

function readSet(pattern: string, at: number): Token {
  const text = matchAt(SET, pattern, at)?.[0];
  if (text === undefined) return { kind: 'atom', text: pattern.slice(at), doubtful: true };
  const unicode = text.match(/\\[pP]/g)?.length ?? 0;
  const beyond = text.match(/[^\0-\x7f]|\\x\{/gu)?.length ?? 0;
  const ranges = 1 + (beyond >> 2);
  const wide = text.startsWith('[^') || text.startsWith('[[:^') || beyond > 0;
  const reversed = Array.from(text.matchAll(RANGE)).some(([, from = '', to = '']) => from > to);
  return {
    kind: 'atom',
    text,
    size: ranges + unicode * UNICODE_CLASS.size,
    cost: ranges * (wide ? WIDE_CLASS_COST : CLASS_COST) + unicode * UNICODE_CLASS.cost,
    doubtful: reversed || !CERTAIN_SET.test(text),
  };
}

function readToken(pattern: string, at: number): Token {
  const character = String.fromCodePoint(pattern.codePointAt(at) ?? 0);
  switch (character) {
    case '\\': return readEscape(pattern, at);
    case '[': return readSet(pattern, at);
    case '.': return { kind: 'atom', text: character, cost: CLASS_COST };
    case '|': case '^': case '$': return { kind: 'empty', text: character };
    case ')': return { kind: 'close', text: character };
    case '(': {
      const flags = matchAt(FLAGS, pattern, at)?.[0];
      if (flags !== undefined) return { kind: 'empty', text: flags, doubtful: true };
      const text = matchAt(OPENING, pattern, at)?.[0] ?? character;
      return { kind: 'open', text, doubtful: text !== '(?:' && pattern[at + 1] === '?' };
    }
    case '*': case '+': case '?': case '{': {
      const found = matchAt(REPETITION, pattern, at);
      if (!found) return { kind: 'atom', text: character, doubtful: true };
      const [text, least = '1', , most = least] = found;
      const count = Math.max(Number(least), Number(most), 1);
      return { kind: 'repetition', text, count, doubtful: Number(most) < Number(least) || count > MAX_REPETITION };
    }
    default: return { kind: 'atom', text: character };
  }
}

/**
 * Walks over a pattern in RE2's syntax.
 *
 * @param pattern - the pattern, well-formed.
 * @param shortNamedGroups - `(?<name>` is to be understood; the engine of re2-wasm only knows `(?P<name>` (E29).
 */
export function scanPattern(pattern: string, shortNamedGroups: boolean): PatternScan {
  const outer: Part[] = [];
  let sequence: Part = { size: 0, cost: 0, repeated: 1 };
  let last: Part | undefined;
  let source = '';
  let valid = true;
  let captures = false;
  let unclosedQuote = false;
  const add = (part: Part): void => {
    sequence.size += part.size;
    sequence.cost += part.cost;
    sequence.repeated = Math.max(sequence.repeated, part.repeated);
    last = part;
  };
  for (let at = 0; at < pattern.length;) {
    const { kind, text, size = 1, cost = 1, count = 1, doubtful = false } = readToken(pattern, at);
    at += text.length;
    source += shortNamedGroups && text === '(?<' ? '(?P<' : text;
    if (doubtful) valid = false;
    if (text.startsWith('\\Q')) unclosedQuote = !text.endsWith('\\E');
    if (kind === 'atom') {
      add({ size, cost, repeated: 1 });
    } else if (kind === 'open') {
      captures ||= !text.endsWith(':');
      outer.push(sequence);
      if (outer.length > MAX_CERTAIN_DEPTH) valid = false;
      sequence = { size: 0, cost: 0, repeated: 1 };
      last = undefined;
    } else if (kind === 'close') {
      const group = sequence;
      const enclosing = outer.pop();
      if (!enclosing) valid = false;
      sequence = enclosing ?? { size: 0, cost: 0, repeated: 1 };
      add(group);
    } else if (kind === 'repetition' && last && last.repeated * count <= MAX_REPETITION) {
      const { size: once, cost: work, repeated } = last;
      add({ size: once * (count - 1), cost: work * (count - 1), repeated: repeated * count });
      last = undefined;
    } else {
      // An assertion, or a repetition of nothing, of a repetition, or more often than the engine accepts: it says so itself.
      if (kind === 'repetition') valid = false;
      last = undefined;
    }
  }
  return { source, size: sequence.size, cost: sequence.cost, valid: valid && outer.length === 0, unclosedQuote: unclosedQuote && !captures };
}
