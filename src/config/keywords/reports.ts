import type { Node } from '../../yaml/node.js';
import { isBlank } from '../../yaml/node.js';
import { describeKind } from '../../yaml/scalar-text.js';
import { nodeToObject } from '../../yaml/to-object.js';
import type { KeywordScope } from '../keyword.js';
import { readChoice, readFields, readText, readTexts, type Field, type Fields } from './fields.js';

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

const COVERAGE_REPORT: Fields = new Map<string, Field>([
  ['coverage_format', { required: true, read: (node, scope) => readChoice(node, scope, CODE, 'coverage_format', ['cobertura', 'jacoco']) }],
  ['path', {
    required: true,
    read: (node, scope) => (node.kind === 'string' && isBlank(node) ? scope.report(CODE, '`path` is blank.', node) : readText(node, scope, CODE, 'path')),
  }],
]);

/** K-rep-3. */
function readCoverageReport(node: Node, scope: KeywordScope): unknown {
  if (node.kind === 'map') return readFields(node, COVERAGE_REPORT, CODE, scope, 'read');
  return scope.report(CODE, `\`coverage_report\` is a map with \`coverage_format\` and \`path\`; this is ${describeKind(node)}.`, node);
}

function fileReader(name: string): Field['read'] {
  return (node, scope) => {
    if (node.kind === 'string') return [node.value];
    if (name === 'codequality' && node.kind !== 'list') return [nodeToObject(node)]; // K-rep-1: its type is not checked
    return name === 'codequality' ? nodeToObject(node) : readTexts(node, scope, 'reports-value-invalid', name);
  };
}

const FIELDS: Fields = new Map(TYPES.map(([name, since, until, instead]): [string, Field] => [name, {
  ...(since !== undefined && { since }),
  ...(until !== undefined && { until }),
  ...(instead !== undefined && { instead }),
  read: name === 'coverage_report' ? readCoverageReport : fileReader(name),
}]));

/** `artifacts:reports`: files GitLab reads, by type; each a list (K-rep). */
export function readReports(node: Node, scope: KeywordScope): unknown {
  if (node.kind === 'map') return readFields(node, FIELDS, 'reports-unknown-type', scope);
  return scope.report('reports-shape', `\`reports\` is a map of report types to files; this is ${describeKind(node)}.`, node);
}
