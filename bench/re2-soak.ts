/**
 * Shows that the engine's memory stays flat and that hostile patterns are answered in bounded time:
 * `npx tsx bench/re2-soak.ts [distinct patterns]`. Takes some minutes.
 */
import { engineBytes, enginesLoaded } from './engine-memory.js'; // first: it watches the engine being loaded
import { compileRegExp, readRegExp } from '../src/match/ci-regexp.js';

const PATTERNS = Number(process.argv[2] ?? 200_000);
const MATCHES = PATTERNS * 5;

function report(label: string): void {
  const { rss, heapUsed, external } = process.memoryUsage();
  const mebibytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)}`.padStart(5);
  console.log(
    `${label.padEnd(34)} rss ${mebibytes(rss)} MiB  heap ${mebibytes(heapUsed)} MiB  external ${mebibytes(external)} MiB` +
    `  arena ${String(Math.round(engineBytes() / 1024)).padStart(6)} KiB  engines loaded ${enginesLoaded()}`,
  );
}

function check(condition: boolean, what: string): void {
  if (!condition) throw new Error(`wrong answer: ${what}`);
}

/** Patterns of several sizes; none is plain text, so that each meets the engine. */
function patternOf(index: number): string {
  switch (index % 4) {
    case 0: return `/^release-${index}\\.\\d+$/`;
    case 1: return `/^(?:feature|fix)/[a-z]+-${index}.*$/i`;
    case 2: return `/(?P<major>\\d+)\\.(\\d{1,3})-x${index}/`;
    default: return `/^v${index}[[:alpha:]]+(?i)rc\\d{2,4}|y${index}.+z/s`;
  }
}

function soakPatterns(): void {
  for (let index = 0; index < PATTERNS; index += 1) {
    const regexp = compileRegExp(patternOf(index));
    check(regexp?.test(`none-${index}`) === false, patternOf(index));
    if (index % 4 === 0) check(regexp?.test(`release-${index}.7`) === true, patternOf(index));
    if ((index + 1) % (PATTERNS / 4) === 0) report(`after ${index + 1} patterns`);
  }
}

function soakMatches(): void {
  const regexp = compileRegExp('/^release-\\d+\\.\\d+$/');
  for (let index = 0; index < MATCHES; index += 1) {
    check(regexp?.test(index % 2 ? `release-${index}.1` : `feature-${index}`) === (index % 2 === 1), `match ${index}`);
    if ((index + 1) % (MATCHES / 4) === 0) report(`after ${index + 1} matches`);
  }
}

const many = (text: string, count: number): string => text.repeat(count);
let seed = 1;
const letters = Array.from({ length: 200_000 }, () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
  return seed > 2 ** 30 ? 'a' : 'b';
}).join('');
const HOSTILE: readonly [pattern: string, text: string][] = [
  ['\\p{L}{50}', many('a', 4_000)], ['\\p{L}{50}', many('a', 200)], ['\\p{L}{100}', 'a'], ['\\p{L}{300}', 'a'], ['\\p{L}{1000}', 'a'],
  ['[\\p{L}]{45}', 'aé'], ['(?i)[^k]{1000}', many('é', 50)], ['a{1001}', 'a'], ['(a{1000}){1000}', 'a'], ['((a{100}){100}){100}', 'a'],
  ['.{1000}', many('a', 4_000)], ['.{1000}', many('a', 240)], ['\\w{1000}', many('a', 4_000)], ['a{1000}', many('a', 500)],
  ['(?:a?){1000}', many('a', 500)], ['(.{1,32}){1,31}x', many('a', 250)], ['x{0,1000}y', many('x', 250)],
  ['(a+)+$', many('a', 50_000)], ['^(a|a)*$', many('a', 50_000)], ['^(.*)*x$', many('a', 50_000)],
  ['[ab]*a[ab]{14}c', letters], ['[ab]*a[ab]{14}c', letters.slice(0, 15_000)], ['a+', many('a', 5_000_000)], ['a.', many('é', 1_048_577)],
  [many('(', 2_000), 'a'], [many('(', 2_000) + many(')', 2_000), 'a'], [many('a|', 2_000), 'a'], [many('[', 4_000), 'a'], [many('a', 5_000), 'a'],
  [many('[^é]', 800), many('a', 60)], [`[${Array.from({ length: 1_500 }, (_, index) => String.fromCodePoint(200 + 2 * index)).join('')}]`, 'é'],
  [many('\\pL', 49), many('a', 250)], [many('(?:a|\\pN)*', 40), many('1', 200)],
];

function attack(pattern: string, text: string): void {
  const start = performance.now();
  const reading = readRegExp(`/${pattern}/`);
  const read = performance.now();
  const answer = reading.regexp ? String(reading.regexp.test(text)) : reading.problem;
  const end = performance.now();
  const shown = pattern.length > 24 ? `${pattern.slice(0, 20)}... (${pattern.length})` : pattern;
  console.log(`  ${shown.padEnd(30)} ${String(text.length).padStart(8)} chars  read ${(read - start).toFixed(0).padStart(5)} ms` +
    `  test ${(end - read).toFixed(0).padStart(5)} ms  ${answer}`);
  const after = compileRegExp(`/^still-\\d+-${pattern.length}$/`);
  check(after?.test(`still-12-${pattern.length}`) === true && !after.test('still-x'), `after ${shown}`);
}

report('before');
compileRegExp('/a+b/')?.test('aab');
report('engine loaded');
soakPatterns();
soakMatches();
console.log('hostile patterns:');
for (const [pattern, text] of HOSTILE) attack(pattern, text);
report('after the hostile patterns');
const grow = performance.now();
for (let index = 0; index < 300; index += 1) {
  check(compileRegExp(`/[ab]*a[ab]{${9 + (index % 5)}}c${index}/`)?.test(letters.slice(0, 6_000)) === false, `state cache ${index}`);
}
report(`300 growing state caches, ${Math.round(performance.now() - grow)} ms`);
