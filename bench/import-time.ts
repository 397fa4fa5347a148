import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { medianOf } from './measure.js';

const SCRIPT = `
  let engines = 0;
  WebAssembly.Memory = new Proxy(WebAssembly.Memory, { construct: (target, list) => (engines += 1, new target(...list)) });
  const start = performance.now();
  const library = await import(process.argv[1]);
  const milliseconds = performance.now() - start;
  const atImport = engines;
  library.compileRegExp?.('/a+b/').test('aab');
  console.log(JSON.stringify({ milliseconds, atImport, withPattern: engines }));
`;

interface Imported {
  readonly milliseconds: number;
  /** Engines loaded by the import itself, and after a first pattern was asked. */
  readonly atImport: number;
  readonly withPattern: number;
}

function importOnce(name: string): Imported {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', SCRIPT, name], { cwd: root, encoding: 'utf8' });
  return JSON.parse(output) as Imported;
}

/** What importing a package by its name costs in a fresh process: the median time in milliseconds, and when the engine comes. */
export function importTime(name: string, takes: number): Imported {
  const sample = importOnce(name); // also fills the file cache
  return { ...sample, milliseconds: medianOf(takes, () => importOnce(name).milliseconds) };
}
