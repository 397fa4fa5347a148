import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { CODES_OF_KIND } from './objection-codes.js';

/** What GitLab objected to, as recorded (test/vectors, README-config.md): the kind, and the place in GitLab's words. */
export interface Objection {
  readonly rule: string;
  readonly at?: string;
  readonly keyword?: string;
  readonly keys?: readonly string[];
  readonly job?: string;
  readonly input?: string;
  /** What it is about when that is no keyword: the name of a job, or of a container. */
  readonly about?: 'name';
}

/** True when a code of ours stands for a recorded kind. */
export function isOfKind({ rule }: Objection, { code }: Diagnostic): boolean {
  return CODES_OF_KIND[rule]?.includes(code) ?? false;
}

/** GitLab's names for items of lists, which we number, and for what it calls otherwise than it is written. */
const WORDS: Readonly<Record<string, string>> = {
  rule: '', service: '', need: '', header: '', 'variable definition': '', caches: 'cache', compare: 'compare_to', input_type: 'type',
};

/** A recorded place as keys: `jobs:job:rules:rule` and the keyword `if` are `jobs:job:rules:if`. */
function recordedPlace({ at = '', keyword, job, input, about }: Objection): string {
  if (about === 'name' && at.startsWith('jobs:')) return 'jobs';
  const named = job === undefined ? input === undefined ? '' : `spec:inputs:${input}` : at === '' ? `jobs:${job}` : `${at}:${job}`;
  const words = (named || at.replace(/^jobs (?=\S)/, 'jobs:').replace('matrix:variables', 'matrix')).split(':');
  return [...words, ...(keyword === undefined ? [] : [keyword])].map((word) => WORDS[word] ?? word).filter((word) => word !== '').join(':').toLowerCase();
}

/** Our place in the same form: positions in lists are left out. */
const ownPlace = ({ path }: Diagnostic): string => path.filter((part) => typeof part === 'string').join(':').toLowerCase();

const isWithin = (inner: string, outer: string): boolean => inner === outer || inner.startsWith(`${outer}:`);

/**
 * GitLab goes on where there is nothing more to say: it measures a value that it found missing or of the wrong type, and of a trigger job with any
 * other problem it says that it has no implementation (K-trig-2). True for such a remark beside one that was heard.
 */
export function isConsequence(objection: Objection, heard: readonly Objection[]): boolean {
  return heard.some((other) => other.at === objection.at && (objection.rule === 'job-no-implementation'
    || (other.keyword === objection.keyword && (other.rule === 'wrong-type' || other.rule === 'blank'))));
}

/**
 * True when a diagnostic points at the recorded place: at that key or below it; for a place recorded by its last part alone, at a key of that
 * name; and for a key of a map, at the map itself when it is of the wrong shape altogether, where GitLab goes on to miss its keys.
 */
export function isAtPlace(objection: Objection, diagnostic: Diagnostic): boolean {
  const [theirs, ours] = [recordedPlace(objection), ownPlace(diagnostic)];
  if (theirs === '') return true;
  if (isWithin(ours, theirs) || `:${ours}:`.includes(`:${theirs}:`)) return true;
  return objection.keyword !== undefined && /-(?:shape|invalid|type-unknown)$/.test(diagnostic.code) && isWithin(theirs, ours) && ours.split(':').length === theirs.split(':').length - 1;
}
