/** One element of a pattern without braces: any directories, any run, any character, a test of one character. */
type Element = 'directories' | 'run' | ((character: string) => boolean);

const notSlash = (character: string): boolean => character !== '/';

/** Reads the set after its `[`; undefined when no `]` follows. */
function readSet(characters: readonly string[], start: number): { test: Element; end: number } | undefined {
  let at = start;
  const negated = characters[at] === '!' || characters[at] === '^';
  if (negated) at += 1;
  const tests: ((character: string) => boolean)[] = [];
  const read = (): string | undefined => {
    if (characters[at] === '\\') at += 1;
    at += 1;
    return characters[at - 1];
  };
  while (characters[at] !== ']') {
    const from = read();
    let to = from;
    if (characters[at] === '-' && characters[at + 1] !== ']') {
      at += 1;
      to = read();
    }
    if (from === undefined || to === undefined || at >= characters.length) return undefined;
    const [low, high] = [from.codePointAt(0) ?? 0, to.codePointAt(0) ?? 0];
    tests.push((character) => {
      const code = character.codePointAt(0) ?? 0;
      return character === from || character === to || (low <= code && code <= high);
    });
  }
  return { test: (character) => notSlash(character) && tests.some((test) => test(character)) !== negated, end: at + 1 };
}

function readElements(pattern: string): Element[] | undefined {
  const characters = Array.from(pattern);
  const elements: Element[] = [];
  let segmentStarts = true;
  for (let at = 0; at < characters.length;) {
    const character = characters[at];
    if (segmentStarts && character === '*' && characters[at + 1] === '*' && characters[at + 2] === '/') {
      elements.push('directories');
      at += 3;
      continue;
    }
    segmentStarts = false;
    at += 1;
    if (character === '*') {
      elements.push('run');
    } else if (character === '?') {
      elements.push(notSlash);
    } else if (character === '[') {
      const set = readSet(characters, at);
      if (!set) return undefined;
      elements.push(set.test);
      at = set.end;
    } else {
      const escaped = character === '\\';
      const literal = escaped ? characters[at] : character;
      if (escaped) at += 1;
      if (literal === undefined) continue;
      elements.push((other) => other === literal);
      segmentStarts = literal === '/';
    }
  }
  return elements;
}

/**
 * What G1 says about patterns without braces, in the most direct way: the oracle of the properties. Patterns and paths must be short.
 */
export function fnmatchModel(pattern: string, path: string): boolean {
  const elements = readElements(pattern);
  if (!elements) return false;
  const characters = Array.from(path);
  const matches = (element: number, at: number): boolean => {
    const next = elements[element];
    const character = characters[at];
    if (next === undefined) return character === undefined;
    if (next === 'directories') {
      if (matches(element + 1, at)) return true;
      const slash = characters.indexOf('/', at);
      return slash >= 0 && matches(element, slash + 1);
    }
    if (next === 'run') return matches(element + 1, at) || (character !== undefined && character !== '/' && matches(element, at + 1));
    return character !== undefined && next(character) && matches(element + 1, at + 1);
  };
  return matches(0, 0);
}
