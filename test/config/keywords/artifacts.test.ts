import { artifacts } from '../../../src/config/keywords/artifacts.js';
import { describeKeyword } from '../read-keyword.js';

const long = 'a'.repeat(100);

describeKeyword(artifacts, {
  accepted: [
    ['{}', {}],
    ['{paths: [], when: ~}', { paths: [] }],
    ['{name: x, untracked: true, paths: [a], exclude: [b], when: always}', { name: 'x', untracked: true, paths: ['a'], exclude: ['b'], when: 'always' }],
    ['{expire_in: NEVER}', { expireIn: 'NEVER' }],
    ['{expire_in: 1 month 2 days}', { expireIn: '1 month 2 days' }],
    ['{expire_in: "42"}', { expireIn: '42' }],
    [`{expose_as: ${long}, paths: [x]}`, { exposeAs: long, paths: ['x'] }],
    ['{public: false}', { public: false }],
    ['{access: maintainer}', { access: 'maintainer' }],
    ['{reports: {junit: ~}}', { reports: {} }],
    ['{access: ~, public: true, expose_as: ~}', { public: true }],
  ],
  refused: [
    ['[a]', ['artifacts-shape 1:1']],
    ['{foo: 1, bar: 2, name: 5}', ['artifacts-unknown-key 1:2', 'artifacts-name-invalid name 1:24']],
    ['{paths: a, exclude: [1]}', ['artifacts-paths-invalid paths 1:9', 'artifacts-exclude-invalid exclude.0 1:22']],
    ['{untracked: x, public: yes-ish}', ['artifacts-untracked-invalid untracked 1:13', 'artifacts-public-invalid public 1:24']],
    ['{when: never}', ['artifacts-when-invalid when 1:8']],
    ['{expire_in: 42}', ['artifacts-expire-in-invalid expire_in 1:13']],
    ['{expire_in: banana}', ['artifacts-expire-in-invalid expire_in 1:13']],
    ['{expire_in: $X}', ['artifacts-expire-in-invalid expire_in 1:13']],
    ['{expose_as: x}', ['artifacts-expose-as-needs-paths paths 1:13']],
    ['{expose_as: x, paths: []}', ['artifacts-expose-as-needs-paths paths 1:23']],
    ['{expose_as: x, paths: ["a*", b, "*"]}', ['artifacts-expose-as-glob paths 1:24', 'artifacts-expose-as-glob paths 1:33']],
    ['{expose_as: -x, paths: [a]}', ['artifacts-expose-as-invalid expose_as 1:13']],
    ['{expose_as: a/b, paths: [a]}', ['artifacts-expose-as-invalid expose_as 1:13']],
    [`{expose_as: ${long}a, paths: [a]}`, ['artifacts-expose-as-invalid expose_as 1:13']],
    ['{expose_as: 5, paths: [a]}', ['artifacts-expose-as-invalid expose_as 1:13']],
    ['{access: everyone}', ['artifacts-access-invalid access 1:10']],
    ['{access: all, public: true}', ['artifacts-access-and-public 1:1']],
    ['{reports: x}', ['reports-shape reports 1:11']],
    ['{access: maintainer}', ['artifacts-access-invalid access 1:10'], { gitlabVersion: '18.3' }],
    ['{access: all, public: true}', ['artifacts-unknown-key access 1:2', 'artifacts-unknown-key public 1:15'], { gitlabVersion: '13.3' }],
  ],
  hints: [
    ['[a]', 'Put it under `paths`.'],
    ['{path: [a]}', 'Did you mean `paths`?'],
    ['{expire_in: 42}', 'Write \'42 seconds\'.'],
    ['{name: 5}', 'Quote it: \'5\'.'],
    ['{when: alway}', 'Did you mean `always`?'],
  ],
});
