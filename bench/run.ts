/**
 * `npm run bench`: measures what the design promises, and prints one table. `--quick`: fewer rounds; `--full`: 1,000,000 plans and 200,000
 * patterns for the memory row, which takes many minutes.
 */
import { cpus } from 'node:os';
import { memoryOfPatterns, memoryOfPlans, type MemoryGrowth } from './memory.js'; // first: it watches the engine being loaded
import { compileSuite, scaleSuite } from './compile.bench.js';
import { expressionSuite } from './expression.bench.js';
import { generateConfig } from './generate-config.js';
import { globSuite } from './glob.bench.js';
import { importTime } from './import-time.js';
import { loadConfig } from './library.js';
import { loadSuite } from './load.bench.js';
import { matchSuite } from './match.bench.js';
import { measure, type Measured } from './measure.js';
import { planSuite } from './plan.bench.js';
import { runMachineSuite } from './run-machine.bench.js';
import { formatTable, type Row } from './table.js';

const quick = process.argv.includes('--quick');
const full = process.argv.includes('--full');
const ROUNDS = quick ? { heavy: 4, scale: 2, light: 3, imports: 3 } : { heavy: 11, scale: 9, light: 9, imports: 9 };
const REPEATED = full ? { plans: 1_000_000, patterns: 200_000 } : quick ? { plans: 2_000, patterns: 1_500 } : { plans: 20_000, patterns: 10_000 };
const SIZE = 1_000;
const SMALLEST = 100;
const SIZES = [SMALLEST, 1_000, 4_000];

const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
const microseconds = (value: number): string => `${value < 0.99 ? (value * 1_000).toPrecision(3) : count(Math.round(value * 1_000))} µs`;
const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;
const count = (value: number): string => value.toLocaleString('en');

function progress(what: string): void {
  process.stderr.write(`${what}...\n`);
}

async function configurationRows(): Promise<Row[]> {
  progress('load');
  const load = await measure(loadSuite(SIZE), ROUNDS.heavy);
  progress('compile');
  const compile = await measure(compileSuite(SIZE), ROUNDS.heavy);
  progress('plan');
  const plan = await measure(planSuite(SIZE), ROUNDS.heavy);
  const ratio = (measured: Measured, task: string): number => measured.ratio(task, 'yaml.parse');
  const against = (measured: Measured, task: string): string => `${milliseconds(measured.time(task))}; \`yaml.parse\` ${milliseconds(measured.time('yaml.parse'))}`;
  return [
    { what: `text to pipeline, ${count(SIZE)} definitions (${count(loadConfig(generateConfig(SIZE)).jobs.length)} jobs)`, target: 'at most 1.20 × `yaml.parse`', measured: `${ratio(compile, 'compilePipeline').toFixed(2)} ×`, raw: against(compile, 'compilePipeline') },
    { what: 'text to loaded configuration, same file', measured: `${ratio(load, 'loadConfig').toFixed(2)} ×`, raw: against(load, 'loadConfig') },
    { what: 'plan of a loaded configuration, same file', target: 'at most 2 % of that parse', measured: percent(ratio(plan, 'push to main')), raw: against(plan, 'push to main') },
    { what: 'the same, another merge request each time', measured: percent(ratio(plan, 'another merge request each time')), raw: milliseconds(plan.time('another merge request each time')) },
  ];
}

async function scaleRows(): Promise<Row[]> {
  progress('scale');
  const scale = await measure(scaleSuite(SIZES), ROUNDS.scale);
  const jobs = new Map(SIZES.map((size) => [size, loadConfig(generateConfig(size, 1, false)).jobs.length]));
  const row = (task: string): Pick<Row, 'measured' | 'raw'> => {
    // against the smallest size, job by job
    const relative = SIZES.map((size) => scale.ratio(`${task} ${size}`, `${task} ${SMALLEST}`) * (jobs.get(SMALLEST) ?? NaN) / (jobs.get(size) ?? NaN));
    return {
      measured: percent(Math.max(...relative) / Math.min(...relative) - 1),
      raw: SIZES.map((size) => `${count(size)}: ${microseconds(scale.time(`${task} ${size}`) / (jobs.get(size) ?? NaN))}`).join(', '),
    };
  };
  return [
    { what: 'cost per job from 100 to 4,000 definitions, text to pipeline', target: 'flat within 20 %', ...row('compilePipeline') },
    { what: '`yaml.parse` of the same texts, per job', ...row('yaml.parse') },
  ];
}

async function runRows(): Promise<Row[]> {
  progress('run');
  const run = await measure(runMachineSuite([1_000, 4_000]), ROUNDS.heavy);
  return [
    { what: 'a run of 1,000 jobs, one event per job', target: 'under 150 ms', measured: milliseconds(run.time('run 1000')) },
    { what: 'the same with 4,000 jobs', target: 'under 8 × that', measured: `${run.ratio('run 4000', 'run 1000').toFixed(1)} ×`, raw: milliseconds(run.time('run 4000')) },
    { what: 'simulation of 1,000 jobs on 50 slots', measured: milliseconds(run.time('simulate 1000')) },
  ];
}

async function partRows(): Promise<Row[]> {
  progress('expressions, patterns, globs');
  const expression = await measure(expressionSuite(), ROUNDS.light);
  const match = await measure(matchSuite(), ROUNDS.light);
  const glob = await measure(globSuite(), ROUNDS.light);
  const part = (suite: Measured, name: string, task: string, target?: string): Row =>
    ({ what: `${name}: ${task}`, target, measured: microseconds(suite.time(task)) });
  return [
    part(expression, 'expression', 'evaluate, no pattern', 'under 0.3 µs'),
    part(expression, 'expression', 'evaluate, with a pattern'),
    part(expression, 'expression', 'parse an expression'),
    part(expression, 'expression', 'evaluateExpression of a text'),
    part(match, 'pattern', 'plain text with anchors', 'under 0.2 µs'),
    part(match, 'pattern', 'first time through the engine', 'under 10 µs'),
    part(match, 'pattern', 'same pattern and text again', 'under 0.2 µs'),
    part(match, 'pattern', 'compile a new pattern, ask once'),
    ...glob.tasks.map((task) => part(glob, 'glob', task)),
  ];
}

function memoryRow(what: string, { before, after }: MemoryGrowth): Row {
  const change = (grown: number): string => `${grown < 0 ? '−' : '+'}${(Math.abs(grown) / 1024).toFixed(0)} KiB`;
  return {
    what, target: 'flat',
    measured: `heap ${change(after.heap - before.heap)}, engine ${change(after.engine - before.engine)}`,
    raw: `heap ${(after.heap / 2 ** 20).toFixed(1)} MiB; engine ${(after.engine / 2 ** 20).toFixed(1)} MiB of 16, loaded ${after.engines} ×; compared with a tenth of the way`,
  };
}

function memoryRows(): Row[] {
  progress('memory');
  return [
    memoryRow(`memory after ${count(REPEATED.plans)} plans`, memoryOfPlans(REPEATED.plans)),
    memoryRow(`memory after ${count(REPEATED.patterns)} distinct patterns`, memoryOfPatterns(REPEATED.patterns)),
  ];
}

function importRows(): Row[] {
  progress('import');
  const own = importTime('gitlab-ci-semantics', ROUNDS.imports);
  return [{
    what: 'import of the package', target: 'under 100 ms, the engine only when a pattern needs it',
    measured: `${milliseconds(own.milliseconds)}, ${own.atImport === 0 ? 'engine not loaded' : 'ENGINE LOADED'}`,
    raw: `of that \`yaml\` ${milliseconds(importTime('yaml', ROUNDS.imports).milliseconds)}; engines after a first pattern: ${own.withPattern}`,
  }];
}

const start = performance.now();
// the memory rows come before the heavy ones leave their garbage, the small parts before the heap is large
const parts = await partRows();
const memory = memoryRows();
const imports = importRows();
const rows = [...await configurationRows(), ...await scaleRows(), ...await runRows(), ...parts, ...memory, ...imports];
console.log(formatTable(rows));
console.log(`\nNode ${process.version}, ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores; medians of interleaved rounds; took ${Math.round((performance.now() - start) / 1000)} s.`);
