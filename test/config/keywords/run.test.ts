import { run } from '../../../src/config/keywords/run.js';
import { describeKeyword } from '../read-keyword.js';

describeKeyword(run, {
  accepted: [
    ['[]', []],
    ['[{name: hello, script: echo}]', [{ name: 'hello', script: 'echo' }]],
    ['[{name: a, script: b, env: {A_B: c}}]', [{ name: 'a', script: 'b', env: { A_B: 'c' } }]],
    ['[{name: a, step: ./x, inputs: {some_value: [1, {deep_key: ~}]}}]', [{ name: 'a', step: './x', inputs: { some_value: [1, { deep_key: null }] } }]],
    ['[{name: a, func: {git: {url: u, rev: r, dir: d, file: f}}}]', [{ name: 'a', func: { git: { url: 'u', rev: 'r', dir: 'd', file: 'f' } } }]],
    ['[{name: a, step: {oci: {registry: g, repository: p, tag: t}}}]', [{ name: 'a', step: { oci: { registry: 'g', repository: 'p', tag: 't' } } }]],
  ],
  refused: [
    ['echo', ['run-invalid 1:1']],
    ['[echo]', ['run-invalid 0 1:2']],
    ['[{name: a}]', ['run-invalid 0 1:2']],
    ['[{name: a, script: b, step: c}]', ['run-invalid 0 1:2']],
    ['[{name: a, step: b, func: c}]', ['run-invalid 0 1:2']],
    ['[{script: b}]', ['run-invalid 0.name 1:2']],
    ['[{name: 1a, script: b}, {name: ~, script: c}]', ['run-invalid 0.name 1:9', 'run-invalid 1.name 1:32']],
    ['[{name: a, script: [b]}]', ['run-invalid 0.script 1:20']],
    ['[{name: a, script: ""}]', ['run-invalid 0.script 1:20']],
    ['[{name: a, script: b, inputs: {x: y}}]', ['run-invalid 0 1:23']],
    ['[{name: a, script: b, env: {A: 1, 2: b}}]', ['run-invalid 0.env.A 1:32', 'run-invalid 0.env 1:35']],
    ['[{name: a, script: b, env: ~}]', ['run-invalid 0.env 1:28']],
    ['[{name: a, step: {}}]', ['run-invalid 0.step 1:18']],
    ['[{name: a, step: {git: {url: u}}}]', ['run-invalid 0.step.git.rev 1:24']],
    ['[{name: a, step: {git: u}}]', ['run-invalid 0.step.git 1:24']],
    ['[{name: a, step: {git: {url: u, rev: 1, more: x}}}]', ['run-invalid 0.step.git 1:41', 'run-invalid 0.step.git.rev 1:38']],
    ['[{name: a, step: {git: {url: u, rev: r}, oci: {registry: g, repository: p, tag: t}}}]', ['run-invalid 0.step 1:18']],
  ],
  hints: [['[{name: a, script: [b]}]', 'Write the lines as one block: `script: |`.']],
});
