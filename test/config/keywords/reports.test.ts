import { artifacts } from '../../../src/config/keywords/artifacts.js';
import { describeKeyword } from '../read-keyword.js';

const MIDDLE = { gitlabVersion: '13.3' };

describeKeyword(artifacts, {
  accepted: [
    ['{reports: {}}', { reports: {} }],
    ['{reports: {junit: [a, b], container_scanning: c}}', { reports: { junit: ['a', 'b'], containerScanning: ['c'] } }],
    ['{reports: {requirements_v2: a, sarif: b}}', { reports: { requirementsV2: ['a'], sarif: ['b'] } }],
    ['{reports: {codequality: 5}}', { reports: { codequality: [5] } }],
    ['{reports: {codequality: [a]}}', { reports: { codequality: ['a'] } }],
    ['{reports: {coverage_report: {coverage_format: cobertura, path: c.xml}}}', { reports: { coverageReport: { coverageFormat: 'cobertura', path: 'c.xml' } } }],
    ['{reports: {coverage_report: {coverage_format: jacoco, path: c}, junit: ~}}', { reports: { coverageReport: { coverageFormat: 'jacoco', path: 'c' } } }],
    ['{reports: {cobertura: a.xml, license_management: b, cluster_applications: c}}', { reports: { cobertura: ['a.xml'], licenseManagement: ['b'], clusterApplications: ['c'] } }, MIDDLE],
  ],
  refused: [
    ['{reports: {horoscope: a, weather: b}}', ['reports-unknown-type reports 1:12']],
    ['{reports: {scip: a, jacoco: b}}', ['reports-unknown-type reports 1:12']],
    ['{reports: {cobertura: a}}', ['reports-unknown-type reports.cobertura 1:12']],
    ['{reports: {junit: 5, sast: [a, 1]}}', ['reports-value-invalid reports.junit 1:19', 'reports-value-invalid reports.sast.1 1:32']],
    ['{reports: {coverage_report: x}}', ['coverage-report-invalid reports.coverage_report 1:29']],
    ['{reports: {coverage_report: {coverage_format: cobertura}}}', ['coverage-report-invalid reports.coverage_report.path 1:29']],
    ['{reports: {coverage_report: {coverage_format: lcov, path: ""}}}', ['coverage-report-invalid reports.coverage_report.coverage_format 1:47', 'coverage-report-invalid reports.coverage_report.path 1:59']],
    ['{reports: {coverage_report: {coverage_format: ~, path: 5, more: 1}}}', [
      'coverage-report-invalid reports.coverage_report 1:59', 'coverage-report-invalid reports.coverage_report.coverage_format 1:47',
      'coverage-report-invalid reports.coverage_report.path 1:56',
    ]],
    ['{reports: {annotations: a, sarif: b}}', ['reports-unknown-type reports.annotations 1:12', 'reports-unknown-type reports.sarif 1:28'], MIDDLE],
    ['{reports: {junit: a}}', ['artifacts-unknown-key reports 1:2'], { gitlabVersion: '11.1' }],
  ],
  hints: [
    ['{reports: {cobertura: a}}', 'Use `coverage_report` with `coverage_format: cobertura` and `path`.'],
    ['{reports: {junitt: a}}', 'Did you mean `junit`?'],
  ],
});
