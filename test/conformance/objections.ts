import type { DiagnosticCode } from '../../src/diagnostics/codes.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';

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

/** Of the kinds that are about a value of any keyword, the codes by their endings. */
const GENERIC_KINDS: Readonly<Record<string, RegExp>> = {
  'wrong-type': /-(?:invalid|shape|files-count|not-hash|not-string|name-type|type|refs|unsupported|missing|range|outside-pages|key|number)$/,
  'blank': /-(?:blank|shape|invalid|missing|name-type|needs-paths|unsupported|empty-map|entry-empty|default)$/,
  'over-limit': /-(?:too-many|too-long|count|range|invalid|missing)$/,
  'under-limit': /-(?:range|max-invalid|count)$/,
  'unknown-keys': /-(?:unknown-key|unknown-type|invalid-keys|invalid|not-allowed|unknown)$/,
  'missing-keys': /-(?:missing|invalid|shape)$/,
  'not-allowed-value': /-(?:invalid|shape|type-unknown|option-mismatch|missing)$/,
  'format': /-(?:invalid|shape|missing|glob)$/,
  'exclusive-keys': /-(?:exclusive-keys|files-choice|access-and-public)$/,
  'not-allowed-here': /-not-allowed$/,
};

/** Of all other kinds, the codes that stand for them. */
const KINDS: Readonly<Record<string, readonly DiagnosticCode[]>> = {
  'empty': ['config-empty'],
  'yaml-syntax': ['yaml-syntax'],
  'yaml-unknown-alias': ['yaml-unknown-alias'],
  'yaml-disallowed-type': ['yaml-disallowed-type'],
  'yaml-not-hash': ['yaml-not-hash'],
  'yaml-too-big': ['yaml-too-big', 'yaml-too-deep'],
  'job-no-implementation': ['job-no-implementation', 'bridge-no-trigger'],
  'jobs-none-visible': ['jobs-none-visible'],
  'stage-undefined': ['stage-undefined'],
  'expression-invalid': ['policy-invalid-expression', 'rule-invalid-expression'],
  'regexp-invalid': ['coverage-invalid', 'policy-invalid-refs'],
  'rules-conflict': ['rules-conflict'],
  'needs-undefined': ['needs-undefined-job'],
  'needs-cycle': ['needs-circular'],
  'needs-duplicated': ['needs-duplicate'],
  'need-name-too-long': ['needs-name-too-long'],
  'later-stage': ['needs-later-stage', 'dependency-later-stage'],
  'dependency-undefined': ['dependency-undefined-job'],
  'dependencies-not-in-needs': ['dependencies-not-in-needs', 'needs-dependencies-other-pipeline'],
  'on-stop-undefined': ['on-stop-undefined'],
  'on-stop-without-environment': ['on-stop-no-environment'],
  'on-stop-other-environment': ['on-stop-other-environment'],
  'on-stop-action': ['on-stop-not-stop'],
  'default-conflict': ['default-conflict'],
  'extends-unknown': ['extends-unknown'],
  'extends-circular': ['extends-circular'],
  'extends-invalid-base': ['extends-invalid-base'],
  'extends-too-deep': ['extends-too-deep'],
  'reference-not-found': ['reference-missing'],
  'reference-circular': ['reference-circular'],
  'reference-invalid': ['reference-invalid'],
  'input-required': ['input-required', 'input-no-default'],
  'input-default-type': ['input-type-mismatch'],
  'input-not-an-option': ['input-option-mismatch'],
  'input-regex': ['input-regex-mismatch'],
  'input-regex-invalid': ['input-regex-invalid'],
  'inputs-unknown': ['inputs-unknown'],
  'inputs-without-spec': ['inputs-without-spec'],
  'interpolation-pattern': ['interpolation-invalid-path'],
  'interpolation-function': ['interpolation-function-unknown'],
  'interpolation-index': ['interpolation-index-range'],
  'interpolation-too-many-functions': ['interpolation-too-many-functions'],
  'include-subkey': ['include-no-type'],
  'include-not-found': ['include-local-missing'],
  'include-extension': ['include-extension'],
  'include-empty': ['include-local-empty'],
  'include-too-many': ['include-too-many'],
  'include-type': ['include-invalid-type'],
};

/** True when a code of ours stands for a recorded kind. */
export function isOfKind({ rule }: Objection, { code }: Diagnostic): boolean {
  return GENERIC_KINDS[rule]?.test(code) ?? KINDS[rule]?.includes(code) ?? false;
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

/** GitLab says of a trigger job with any other problem of its own that it has no implementation, too (K-trig-2). */
export function isEcho(objection: Objection, all: readonly Objection[]): boolean {
  return objection.rule === 'job-no-implementation' && all.some((other) => other !== objection && other.at === objection.at && other.rule !== objection.rule);
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
