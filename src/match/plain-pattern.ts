/** Anchors and a text to find between them. */
interface PlainText {
  readonly start: boolean;
  readonly text: string;
  readonly end: boolean;
}

/** Anchors around text without operators, where punctuation may be escaped. */
const PLAIN_TEXT = /^(\^?)((?:[^\\^$.|?*+()[\]{}]|\\[!-/:-@[-`{-~])*)(\$?)$/;

/** One group around everything but the anchors. */
const GROUP = /^(\^?)\((?:\?:)?([^()]*)\)(\$?)$/;

/** Texts that the engine would see with other characters: a lone surrogate becomes U+FFFD. */
const ILL_FORMED = /[\ud800-\udfff\ufffd]/u;

const NOT_ASCII = /[^\0-\x7f]/;

function readPlainTexts(source: string): readonly PlainText[] | undefined {
  const group = GROUP.exec(source);
  const texts: PlainText[] = [];
  for (const part of (group?.[2] ?? source).split('|')) {
    const [, start, text, end] = PLAIN_TEXT.exec(part) ?? [];
    if (text === undefined) return undefined;
    texts.push({ start: start === '^' || group?.[1] === '^', text: text.replace(/\\(.)/g, '$1'), end: end === '$' || group?.[3] === '$' });
  }
  return texts;
}

function findPlainText({ start, text, end }: PlainText, within: string): boolean {
  if (start) return end ? within === text : within.startsWith(text);
  return end ? within.endsWith(text) : within.includes(text);
}

/**
 * A search without an engine for patterns that are plain text, alternatives of it, or those in one group, with or without anchors.
 *
 * @param source - the pattern between the slashes.
 * @param flags - its flags.
 * @returns `undefined` when the pattern is not of that kind. Otherwise a function that answers exactly like RE2, or `undefined` for a text
 * that only the engine can judge.
 */
export function compilePlainPattern(source: string, flags: string): ((text: string) => boolean | undefined) | undefined {
  if (ILL_FORMED.test(source)) return undefined;
  const texts = readPlainTexts(source);
  if (!texts || (flags.includes('m') && texts.some(({ start, end }) => start || end))) return undefined;
  const [only] = texts;
  if (!flags.includes('i')) {
    return only && texts.length === 1 ? (text) => findPlainText(only, text) : (text) => texts.some((plain) => findPlainText(plain, text));
  }
  // Among ASCII characters case folding is lower case and nothing else; beyond, `k` also matches the Kelvin sign and `s` the long s.
  if (NOT_ASCII.test(source)) return undefined;
  const lowered = texts.map((plain) => ({ ...plain, text: plain.text.toLowerCase() }));
  return (text) => {
    if (NOT_ASCII.test(text)) return undefined;
    const lower = text.toLowerCase();
    return lowered.some((plain) => findPlainText(plain, lower));
  };
}
