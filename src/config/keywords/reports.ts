import { nodeToObject } from '../../yaml/to-object.js';
import { filledText, mapOf, oneOf, texts, type Reader } from './readers.js';

/** The report types of `artifacts:reports`: name, the version it appeared in, the first version without it (02 section 10.1). */
const TYPES: readonly (readonly [name: string, since?: string | undefined, until?: string | undefined, instead?: string])[] = [
  ['accessibility', '12.8'],
  ['annotations', '16.3'],
  ['api_fuzzing', '13.4'], // (unverified)
  ['browser_performance', '13.4'], // (unverified)
  ['cluster_applications', undefined, '15.0'], // (unverified)
  ['cluster_image_scanning', '14.1'], // (unverified)
  ['cobertura', undefined, '15.0', 'Use `coverage_report` with `coverage_format: cobertura` and `path`.'],
  ['codequality'],
  ['container_scanning'],
  ['coverage_fuzzing', '13.4'], // (unverified)
  ['coverage_report', '14.10'],
  ['cyclonedx', '14.8'], // (unverified)
  ['dast'],
  ['dependency_scanning'],
  ['dotenv', '12.9'],
  ['junit'],
  ['license_management', undefined, '15.0', 'Use `license_scanning`.'], // (unverified)
  ['license_scanning'],
  ['load_performance', '13.2'],
  ['lsif', '12.9'],
  ['metrics'],
  ['performance'],
  ['repository_xray', '16.7'],
  ['requirements', '13.1'],
  ['requirements_v2', '13.4'], // (unverified)
  ['sarif', '18.0'], // (unverified)
  ['sast'],
  ['secret_detection', '13.1'],
  ['terraform', '13.0'],
];

const CODE = 'coverage-report-invalid';

/** K-rep-3. */
const coverageReport = mapOf({
  coverage_format: { read: oneOf(CODE, ['cobertura', 'jacoco']), required: CODE },
  path: { read: filledText(CODE), required: CODE },
}, { shape: CODE, unknown: CODE, nulls: 'read', expected: 'a map with `coverage_format` and `path`' });

const files: Reader = (node, scope) => (node.kind === 'string' ? [node.value] : texts('reports-value-invalid')(node, scope));

/** K-rep-1: the type of this one is not checked. */
const anyFiles: Reader = (node) => (node.kind === 'list' ? nodeToObject(node) : [nodeToObject(node)]);

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([['coverage_report', coverageReport], ['codequality', anyFiles]]);

/** `artifacts:reports`: files GitLab reads, by type; each a list (K-rep). */
export const reports = mapOf(
  Object.fromEntries(TYPES.map(([name, since, until, instead]) => [name, { since, until, instead, read: READERS.get(name) ?? files }])),
  { shape: 'reports-shape', unknown: 'reports-unknown-type', expected: 'a map of report types to files' },
);
