/** The status of a job, a stage or a pipeline (04-P1). */
export type Status =
  | 'created' | 'waiting_for_resource' | 'preparing' | 'waiting_for_callback' | 'pending' | 'running' | 'success' | 'failed'
  | 'canceled' | 'canceling' | 'skipped' | 'manual' | 'scheduled';

/** The status of a job; the same words as of stages and pipelines. */
export type JobStatus = Status;

/** What a job counts as: its status, or that its failure was allowed, or that nobody needs to play it (04-P21). */
type Label = Status | 'warned' | 'ignored';

/** How the statuses of jobs become one. */
export interface CompositeStatusOptions {
  /** True: the jobs are the needs of a job, so a skipped one decides. Default false: they are a stage or a pipeline. */
  readonly dag?: boolean;
  /** False: each job counts as if its failure were not allowed. Default true. */
  readonly withAllowFailure?: boolean;
}

/** A line of the decision table. `only`: no other label occurs; `any`: one of these occurs. */
type Row = { readonly result: Status; readonly dag?: true } & ({ readonly only: readonly Label[] } | { readonly any: readonly Label[] });

/** 04-P23: the first line that fits decides; `failed` when none does. */
const TABLE: readonly Row[] = [
  { any: ['skipped', 'ignored'], result: 'skipped', dag: true },
  { only: ['skipped', 'ignored'], result: 'skipped' },
  { only: ['success', 'skipped', 'warned', 'ignored'], result: 'success' },
  { only: ['created', 'warned', 'ignored'], result: 'created' },
  { only: ['preparing', 'warned', 'ignored'], result: 'preparing' },
  { only: ['canceled', 'success', 'skipped', 'warned', 'ignored'], result: 'canceled' },
  { only: ['pending', 'created', 'skipped', 'warned', 'ignored'], result: 'pending' },
  { any: ['running', 'pending'], result: 'running' },
  { any: ['waiting_for_resource'], result: 'waiting_for_resource' },
  { any: ['waiting_for_callback'], result: 'waiting_for_callback' },
  { any: ['manual'], result: 'manual' },
  { any: ['scheduled'], result: 'scheduled' },
  { any: ['preparing'], result: 'preparing' },
  { any: ['created'], result: 'running' },
  { any: ['canceling'], result: 'canceling' },
];

/** A number per label that the table knows; any other status shares the one after the last, so only `any` rows and `failed` fit it. */
const NUMBERS = new Map<string, number>(
  [...new Set([...TABLE.flatMap((row) => ('only' in row ? row.only : row.any)), 'failed'])].map((label, index) => [label, index]),
);

/** How many labels there are, the one of unknown statuses included. */
export const LABELS: number = NUMBERS.size + 1;

const bitOf = (label: string): number => 1 << (NUMBERS.get(label) ?? NUMBERS.size);
const maskOf = (labels: readonly Label[]): number => labels.reduce((mask, label) => mask | bitOf(label), 0);

/** The table with its labels as bits: `forbidden` none of them, `required` at least one. */
const MASKS = TABLE.map((row) => ({
  result: row.result,
  dag: row.dag ?? false,
  forbidden: 'only' in row ? ~maskOf(row.only) : 0,
  required: 'only' in row ? ~0 : maskOf(row.any),
}));

/** The bits of the labels that keep what is behind them waiting: outside dag mode a set with one of them is never finished. */
export const UNFINISHED: number = ~maskOf(['success', 'failed', 'canceled', 'skipped', 'warned', 'ignored']);

/** The number of the label of a job, from 0 to {@link LABELS} - 1 (04-P21). */
export function labelOf(status: Status, allowFailure: boolean): number {
  return NUMBERS.get(allowFailure ? allowedLabel(status) : status) ?? NUMBERS.size;
}

/** The status of a set of labels, given as one bit for each (04-P23); null for none. */
export function compositeOf(labels: number, dag: boolean): Status | null {
  if (labels === 0) return null;
  for (const row of MASKS) {
    if ((dag || !row.dag) && (labels & row.forbidden) === 0 && (labels & row.required) !== 0) return row.result;
  }
  return 'failed';
}

/**
 * The one status of several jobs: of a stage, a pipeline, a group of jobs shown together, or of the jobs that another job waits for. Only
 * which statuses occur matters, not their number or order. It is the pure composite, which depends on no earlier status.
 *
 * @param jobs - The current attempts.
 * @returns `status`: null for no jobs; a status that GitLab does not know counts as failed. `hasWarnings`: a job failed or was canceled
 * and was allowed to.
 *
 * @example
 * ```ts
 * const jobs = [{ status: 'success', allowFailure: false }, { status: 'failed', allowFailure: true }] as const;
 * compositeStatus(jobs); // { status: 'success', hasWarnings: true }
 * ```
 *
 * @remarks Source: 04-P20 to 04-P30.
 */
export function compositeStatus(
  jobs: readonly { readonly status: JobStatus; readonly allowFailure: boolean }[], options: CompositeStatusOptions = {},
): { status: Status | null; hasWarnings: boolean } {
  const { dag = false, withAllowFailure = true } = options;
  let labels = 0;
  for (const { status, allowFailure } of jobs) labels |= 1 << labelOf(status, withAllowFailure && allowFailure);
  return { status: compositeOf(labels, dag), hasWarnings: (labels & bitOf('warned')) !== 0 };
}

/** 04-P21, 04-P22: only these three statuses change their meaning when failure is allowed. */
function allowedLabel(status: Status): Label {
  if (status === 'failed' || status === 'canceled') return 'warned';
  return status === 'manual' ? 'ignored' : status;
}
