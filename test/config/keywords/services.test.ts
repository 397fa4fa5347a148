import { services } from '../../../src/config/keywords/services.js';
import { describeKeyword } from '../read-keyword.js';

describeKeyword(services, {
  accepted: [
    ['[]', []],
    ['[postgres]', [{ name: 'postgres' }]],
    ['[~]', []],
    ['[a, [b, [{name: c}]], ~]', [{ name: 'a' }, { name: 'b' }, { name: 'c' }]],
    ['[{name: pg, alias: db}]', [{ name: 'pg', alias: 'db' }]],
    ['[{name: pg, entrypoint: [a], command: b}]', [{ name: 'pg', entrypoint: ['a'], command: ['b'] }]],
    ['[{name: pg, command: [a, [b]], alias: ~}]', [{ name: 'pg', command: ['a', 'b'] }]],
    ['[{name: pg, variables: {A: b, B: 2, C: true, D: 1.0, my_var: x}}]', [{ name: 'pg', variables: { A: 'b', B: '2', C: 'true', D: '1.0', my_var: 'x' } }]],
    ['[{name: pg, pull_policy: never, docker: {user: u}}]', [{ name: 'pg', pullPolicy: ['never'], executorOpts: { docker: { user: 'u' } } }]],
    ['[postgres]', [{ name: 'postgres' }], { gitlabVersion: '7.12' }],
  ],
  refused: [
    ['postgres', ['services-shape 1:1']],
    ['{name: postgres}', ['services-shape 1:1']],
    ['[5, true]', ['services-shape 0 1:2', 'services-shape 1 1:5']],
    ['[a, [b, 5]]', ['services-shape 1.1 1:9']],
    ['[{alias: db}]', ['image-name-invalid 0.name 1:2']],
    ['[{name: pg, foo: 1}]', ['service-unknown-key 0 1:13']],
    ['[{name: pg, ports: [80]}]', ['service-unknown-key 0 1:13']],
    ['[{name: pg, alias: 5, command: 5}]', ['services-shape 0.alias 1:20', 'services-shape 0.command 1:32']],
    ['[{name: pg, command: [a, {b: c}]}]', ['services-shape 0.command.1 1:26']],
    ['[{name: pg, variables: [A]}]', ['variables-shape 0.variables 1:24']],
    ['[{name: pg, variables: {A: ~, B: {value: x}, ~: c}}]', ['variable-invalid 0.variables.A 1:28', 'variable-invalid 0.variables.B 1:34', 'variable-name-invalid 0.variables 1:46']],
    ['[{name: pg}]', ['services-shape 0 1:2'], { gitlabVersion: '7.12' }],
    ['[{name: pg, variables: {A: b}}]', ['service-unknown-key 0.variables 1:13'], { gitlabVersion: '13.3' }],
  ],
  hints: [['postgres', 'Put it in a list, also when there is only one.'], ['[{nam: pg}]', 'Did you mean `name`?']],
});
