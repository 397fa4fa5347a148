import fc from 'fast-check';
import { describe, test } from 'vitest';
import { fnmatchModel } from '../match/fnmatch-model.js';
import { compileRegExp, readRegExp } from '../../src/match/ci-regexp.js';
import { expandBraces } from '../../src/match/braces.js';
import { compileGlob, matchGlob } from '../../src/match/glob.js';
import { changesSatisfied, existsSatisfied } from '../../src/match/path-clauses.js';
import { compilePlainPattern } from '../../src/match/plain-pattern.js';
import { matchRefs } from '../../src/match/refs.js';
import { checkPattern, searchPattern } from '../../src/match/regexp-pool.js';
import { scanPattern } from '../../src/match/scan-pattern.js';

const check = <T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => boolean, numRuns = 300): void => {
  fc.assert(fc.property(arbitrary, holds), { numRuns });
};
const words = (choice: readonly string[], maxLength = 9): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...choice), { maxLength }).map((parts) => parts.join(''));

const anyText = fc.string({ unit: 'binary', maxLength: 60 });
const patternText = words([
  'a', 'k', 'S', 'ſ', 'é', '1', '-', '/', '_', '^', '$', '|', '(', '(?:', ')', '[', ']', '[a-c]', '[^b]', '[\\d-]', '[a-', '[]a]', '[[:alpha:]]', '*', '+',
  '?', '*?', '{2}', '{1,2}', '{', '}', '{,2}', '{3,1}', '.', '\\.', '\\d', '\\b', '\\z', '\\/', '\\_', '\\é', '\\', '\\x', '(?i)', '(?<n>', '\\pL', '\\Q', '\\E',
]);
const plainText = words(['a', 'k', 'S', 'ſ', 'K', 'é', '1', '-', '\\/', '\\.', '^', '$', '|', '(', '(?:', ')']);
const flags = fc.constantFrom('', 'i', 'm', 's', 'U', 'im', 'ismU');
const searchedText = words(['a', 'b', 'k', 'K', 'S', 's', 'ſ', 'K', 'é', 'É', '1', '-', '/', '_', '\n', '|', '^', '$', ' ', '.', '\ud800']);
const engineForm = (source: string, flag: string): string => (flag ? `(?${flag})${source}` : source);

const globText = words([
  '*', '**', '**/', '?', '[', '[!', '[^', ']', '-', '\\', '/', '.', '..', 'a', 'b', 'c', 'é', '😀', '!', '#', '(', ')', '+', '|', ':', '[a-c]', 'a/', ' ', ',', '}',
]);
const bracedText = words(['{', '}', ',', '{a,b}', '*', 'a', 'b', '/', '\\', '[', ']']);
const pathText = words(['a', 'b', 'c', '/', '.', '..', '[', ']', '\\', '-', 'é', '😀', '*', '!', '#', '(', ':', ' ', ',', '}']);

describe('regular expressions', () => {
  test('nothing throws', () => {
    check(fc.tuple(fc.oneof(anyText, patternText), flags, anyText), ([source, flag, text]) => {
      const { regexp, problem } = readRegExp(`/${source}/${flag}`);
      return regexp ? typeof regexp.test(text) === 'boolean' && regexp.test(text) === regexp.test(text) : problem.length > 0;
    });
  });

  test('plain patterns mean what RE2 says they mean', () => {
    check(fc.tuple(plainText, flags, searchedText), ([source, flag, text]) => {
      const answer = compilePlainPattern(source, flag)?.(text);
      return answer === undefined || answer === searchPattern(engineForm(source, flag), text);
    }, 2_000);
  });

  test('what is known to be valid without the engine is valid for RE2', () => {
    check(patternText, (source) => {
      const scan = scanPattern(source, true);
      return !scan.valid || checkPattern(scan.source) === undefined;
    }, 1_000);
  });

  test('an escaped text matches exactly that text', () => {
    check(fc.tuple(searchedText, searchedText), ([text, other]) => {
      const wellFormed = text.toWellFormed().replaceAll('\n', ' ');
      const escaped = wellFormed.replace(/[^\w\ufffd-\uffff]/gu, (character) => (/[!-~]/.test(character) ? `\\${character}` : character));
      const regexp = compileRegExp(`/^${escaped}$/`);
      return regexp?.test(wellFormed) === true && regexp.test(other) === (other.toWellFormed() === wellFormed);
    });
  });

  test('a pattern in a group, or after an empty one, matches the same texts', () => {
    check(fc.tuple(patternText, searchedText), ([source, text]) => {
      const regexp = compileRegExp(`/${source}/`);
      if (!regexp || source.includes('\\Q')) return true;
      return compileRegExp(`/(?:${source})/`)?.test(text) === regexp.test(text);
    });
  });
});

describe('globs', () => {
  test('nothing throws', () => {
    check(fc.tuple(fc.oneof(anyText, globText, bracedText), anyText), ([pattern, path]) => typeof matchGlob(pattern, path) === 'boolean');
  });

  test('a glob without braces matches what the model matches', () => {
    check(fc.tuple(globText, fc.oneof(pathText, globText)), ([pattern, path]) => matchGlob(pattern, path) === fnmatchModel(pattern, path), 3_000);
  });

  test('a glob with braces matches what one of its alternatives matches', () => {
    check(fc.tuple(bracedText, pathText), ([pattern, path]) =>
      matchGlob(pattern, path) === expandBraces(pattern)?.some((alternative) => fnmatchModel(alternative, path)));
  });

  test('an escaped path matches exactly that path', () => {
    check(fc.tuple(pathText, pathText), ([path, other]) => {
      const glob = compileGlob(path.replace(/[*?[\]{}\\]/g, '\\$&'));
      return glob.literal === path && glob.matches(path) && glob.matches(other) === (other === path);
    });
  });

  test('**/ in front finds the same files in every directory', () => {
    const directory = fc.array(fc.constantFrom('a', '.b', 'c d'), { maxLength: 4 }).map((names) => names.map((name) => `${name}/`).join(''));
    check(fc.tuple(globText, pathText, directory), ([pattern, path, within]) => {
      if (pattern.includes('/') || path.includes('/')) return true;
      return matchGlob(`**/${pattern}`, within + path) === matchGlob(pattern, path);
    });
  });
});

describe('clauses', () => {
  const paths = fc.array(pathText, { maxLength: 6 });
  const options = { comparisons: 20, countExtensions: false, directories: true };

  test('one more path, or one more pattern, never takes satisfaction away', () => {
    check(fc.tuple(fc.array(globText, { maxLength: 4 }), globText, paths, pathText), ([globs, glob, files, file]) => {
      const changes = { deduplicate: true, comparisons: 20 };
      if (changesSatisfied(globs, files, changes) && !changesSatisfied([...globs, glob], [...files, file], changes)) return false;
      return !existsSatisfied(globs, files, options) || existsSatisfied([...globs, glob], [...files, file], options);
    });
  });

  test('the answer does not depend on the order, nor on asking again', () => {
    check(fc.tuple(fc.array(globText, { maxLength: 4 }), paths), ([globs, files]) => {
      const answer = existsSatisfied(globs, files, options);
      return existsSatisfied(globs.toReversed(), files.toReversed(), options) === answer && existsSatisfied(globs, files, options) === answer;
    });
  });
});

describe('refs', () => {
  test('any texts give an answer, and a name matches itself unless it is cut or a pattern', () => {
    check(fc.tuple(fc.oneof(anyText, patternText), fc.constantFrom('branch' as const, 'tag' as const)), ([name, refType]) => {
      const found = matchRefs([name], { ref: name, refType, source: 'push', projectPath: 'group/project' });
      return found || name === '' || /[@/]/.test(name);
    });
  });
});
