import { describe, expect, test } from 'vitest';
import { addRun, advanceProject, startProject } from '../../src/run/advance-project.js';
import type { NewRun, ProjectEvent, ProjectSettings, ProjectState } from '../../src/run/project-state.js';
import type { ProcessMode } from '../../src/run/resource-groups.js';
import { deepFreeze } from './deep-freeze.js';
import { pipelineOf, statusLine, statusOf } from './pipeline-of.js';

const create = (project: ProjectState, yaml: string, run: Partial<NewRun> = {}): ProjectState =>
  deepFreeze(addRun(project, pipelineOf(yaml), { ref: 'main', sha: `sha ${project.runs.length}`, ...run }));
const happen = (project: ProjectState, ...events: [run: number, type: ProjectEvent['type'], ...jobs: string[]][]): ProjectState =>
  events.reduce((before, [run, type, ...jobs]) => deepFreeze(advanceProject(before, { run, type, jobs })), project);
const jobIn = (project: ProjectState, id: number, job: string): string | undefined => {
  const run = project.runs.find((candidate) => candidate.id === id);
  return run && statusOf(run.state, job);
};
const pipelineStatus = (project: ProjectState, id: number): string | undefined => project.runs.find((run) => run.id === id)?.state.status;

describe('resource groups', () => {
  const yaml = 'build: { stage: build, script: x }\ndeploy: { stage: deploy, script: x, resource_group: g }';
  /** Pipelines 1 to 3; the last two have built, and then the first has. */
  const three = (mode: ProcessMode, settings: ProjectSettings = {}): ProjectState => {
    let project = startProject({ cancelsRedundant: false, resourceModes: { g: mode }, ...settings });
    for (let run = 0; run < 3; run += 1) project = create(project, yaml);
    return happen(project, [2, 'success', 'build'], [3, 'success', 'build']);
  };
  const deploys = (project: ProjectState): string => [1, 2, 3].map((id) => jobIn(project, id, 'deploy')).join(' ');

  test('oldest_first waits for the oldest pipeline (P123, P125)', () => {
    const project = three('oldest_first');
    expect(deploys(project)).toBe('created waiting_for_resource waiting_for_resource');
    expect(deploys(happen(project, [1, 'success', 'build']))).toBe('pending waiting_for_resource waiting_for_resource');
    expect(deploys(happen(project, [1, 'drop', 'build']))).toBe('skipped pending waiting_for_resource');
  });

  test('newest_first gives nothing while the newest is not ready', () => {
    let project = startProject({ cancelsRedundant: false, resourceModes: { g: 'newest_first' } });
    for (let run = 0; run < 2; run += 1) project = create(project, yaml);
    expect(jobIn(happen(project, [1, 'success', 'build']), 1, 'deploy')).toBe('waiting_for_resource');
    expect(jobIn(happen(project, [1, 'success', 'build'], [2, 'success', 'build']), 2, 'deploy')).toBe('pending');
  });

  test('the next one gets it when the holder is done, newest ready first', () => {
    const project = three('newest_ready_first', { refusesOutdatedDeployments: false });
    expect(deploys(project)).toBe('created pending waiting_for_resource');
    expect(deploys(happen(project, [1, 'success', 'build'], [2, 'run', 'deploy'], [2, 'success', 'deploy']))).toBe('waiting_for_resource success pending');
  });

  test('runs with clocks of their own still get it', () => {
    let project = create(create(startProject({ cancelsRedundant: false }), 'a: { script: x, resource_group: g }', { at: 100 }), 'a: { script: x, resource_group: g }', { at: 500 });
    project = deepFreeze(advanceProject(project, { run: 1, type: 'success', jobs: ['a'], at: 200 }));
    expect(project.runs[1]?.state.jobs[0]).toMatchObject({ status: 'pending', queuedAt: 500 });
  });
});

test('what a newer pipeline deployed, an older one does not (P158)', () => {
  const yaml = 'build: { stage: build, script: x }\ndeploy: { stage: deploy, script: x, environment: production }\nlook: { stage: deploy, script: x, environment: { name: production, action: verify } }';
  let project = create(create(startProject({ cancelsRedundant: false }), yaml), yaml);
  project = happen(project, [2, 'success', 'build'], [2, 'success', 'deploy'], [1, 'success', 'build']);
  expect(project.runs[0]?.state.jobs).toMatchObject([{ status: 'success' }, { status: 'failed', failureReason: 'failed_outdated_deployment_job' }, { status: 'pending' }]);
});

test('a deployment that finished may be tried again to go back to it, if the project wants that (P158)', () => {
  const yaml = 'deploy: { script: x, environment: production }';
  const rolledBack = (allowsRollbacks?: boolean): string | undefined => {
    const settings = { cancelsRedundant: false, ...(allowsRollbacks !== undefined && { allowsRollbacks }) };
    const project = happen(create(create(startProject(settings), yaml), yaml), [1, 'success', 'deploy'], [2, 'success', 'deploy'], [1, 'retry', 'deploy']);
    return jobIn(project, 1, 'deploy');
  };
  expect([rolledBack(), rolledBack(true), rolledBack(false)]).toEqual(['pending', 'pending', 'failed']);
});

describe('redundant pipelines', () => {
  const yaml = (workflow: string): string => `${workflow}\na: { stage: build, script: x, interruptible: true }\nb: { stage: test, script: x }\nc: { stage: deploy, script: x, when: always }`;
  const mode = (value: string): string => `workflow: { auto_cancel: { on_new_commit: ${value} } }`;
  const first = (workflow: string, second: Partial<NewRun> = {}, settings: ProjectSettings = {}): string => {
    let project = create(startProject(settings), yaml(workflow), { sha: 'one', at: 0 });
    project = happen(project, [1, 'run', 'a']);
    project = create(project, yaml(''), { sha: 'two', ...second });
    return project.runs[0] ? statusLine(project.runs[0].state).replace(/ \[.*/, '') : '';
  };

  test.each([
    ['conservative by default', '', {}, 'a canceled, b canceled, c canceled'],
    ['interruptible', mode('interruptible'), {}, 'a canceled, b skipped, c skipped'],
    ['none', mode('none'), {}, 'a running, b created, c created'],
    ['another ref', '', { ref: 'other' }, 'a running, b created, c created'],
    ['the same commit', '', { sha: 'one' }, 'a running, b created, c created'],
    ['a commit the ref is still at', '', { head: 'one' }, 'a running, b created, c created'],
    ['a week later', '', { at: 7 * 86_400 + 1 }, 'a running, b created, c created'],
    ['a child', '', { parent: { run: 1, job: 'a' } }, 'a running, b created, c created'],
  ] as const)('%s', (_, workflow, second, expected) => expect(first(workflow, second)).toBe(expected));

  test('only if the project wants it (P130)', () => expect(first('', {}, { cancelsRedundant: false })).toMatch(/^a running/));

  test('not after a job that may not be interrupted has started, whatever became of it (P134)', () => {
    const plain = 'a: { stage: build, script: x, retry: 2 }\nb: { stage: test, script: x, interruptible: true }';
    const again = happen(create(startProject(), plain), [1, 'run', 'a'], [1, 'drop', 'a']);
    expect(jobIn(again, 1, 'a')).toBe('pending');
    expect(jobIn(create(again, plain), 1, 'a')).toBe('pending');
  });

  test('a pipeline of a source that does not count is left alone', () => {
    expect(pipelineStatus(create(create(startProject(), yaml(''), { isDangling: true }), yaml('')), 1)).toBe('pending');
  });
});

describe('parents and children', () => {
  const parent = 'a: { stage: build, script: x }\nchild: { stage: build, trigger: { include: c.yml, strategy: depend } }\nb: { stage: deploy, script: x }';
  const family = (): ProjectState => create(create(startProject(), parent), 'test: { script: x }', { parent: { run: 1, job: 'child' } });

  test('the trigger job follows its child (P151)', () => {
    expect(jobIn(family(), 1, 'child')).toBe('running');
    expect(jobIn(happen(family(), [2, 'success', 'test']), 1, 'child')).toBe('success');
    expect(statusLineOf(happen(family(), [1, 'success', 'a'], [2, 'drop', 'test']), 1)).toMatch(/child failed, b skipped .* failed$/);
  });

  test('the child is canceled with its parent (P86)', () => {
    const canceled = happen(family(), [1, 'cancel']);
    expect(pipelineStatus(canceled, 2)).toBe('canceled');
    expect(pipelineStatus(canceled, 1)).toBe('canceled');
    expect(pipelineStatus(happen(family(), [1, 'cancel', 'a']), 2)).toBe('pending');
  });

  test('the parent works again when its child does (P83)', () => {
    const failed = happen(family(), [1, 'success', 'a'], [2, 'drop', 'test'], [2, 'retry', 'test']);
    expect(statusLineOf(failed, 1)).toMatch(/child pending, b created .* running$/);
    expect(statusLineOf(happen(failed, [2, 'success', 'test']), 1)).toMatch(/child success, b pending .* running$/);
  });

  test('grandchildren have no children (P154), and what is not created fails its trigger job', () => {
    let project = create(startProject(), 'child: { trigger: { include: c.yml } }');
    for (const run of [1, 2]) project = create(project, 'child: { trigger: { include: c.yml } }', { parent: { run, job: 'child' } });
    project = create(project, 'x: { script: x }', { parent: { run: 3, job: 'child' } });
    expect(project.runs).toHaveLength(3);
    expect(project.runs[2]?.state.jobs[0]).toMatchObject({ status: 'failed', failureReason: 'reached_max_descendant_pipelines_depth' });
    const none = addRun(create(startProject(), parent), { ...pipelineOf('x: { script: x }'), created: false, jobs: [], stages: [] }, { ref: 'main', sha: 'x', parent: { run: 1, job: 'child' } });
    expect(none.runs[0]?.state.jobs[1]).toMatchObject({ status: 'failed', failureReason: 'downstream_pipeline_creation_failed' });
  });
});

test('before 13.5 children have no children either (P154)', () => {
  const trigger = 'child: { trigger: { include: c.yml } }';
  const grandchild = (gitlabVersion: string): number => {
    const plan = { ...pipelineOf(trigger), gitlabVersion };
    return [1, 2].reduce((project, run) => addRun(project, plan, { ref: 'main', sha: 'x', parent: { run, job: 'child' } }), addRun(startProject(), plan, { ref: 'main', sha: 'x' })).runs.length;
  };
  expect(['13.4', '13.5'].map(grandchild)).toEqual([2, 3]);
});

test('why a downstream pipeline is not created, the first reason first (P153)', () => {
  const nothing = { ...pipelineOf('x: { script: x }'), created: false, jobs: [], stages: [] };
  const reasonIn = ({ runs }: ProjectState, id: number): string | undefined => runs[id - 1]?.state.jobs[0]?.failureReason;
  const trigger = 'child: { trigger: { include: c.yml } }';
  let project = create(startProject(), trigger);
  for (const run of [1, 2]) project = create(project, trigger, { parent: { run, job: 'child' } });
  expect(reasonIn(addRun(project, nothing, { ref: 'main', sha: 'x', parent: { run: 3, job: 'child' } }), 3)).toBe('reached_max_descendant_pipelines_depth');
  const own = create(startProject(), 'child: { trigger: group/own }');
  expect(reasonIn(addRun(own, nothing, { ref: 'main', sha: 'x', parent: { run: 1, job: 'child' } }), 1)).toBe('invalid_bridge_trigger');
});

test('what is not there is told', () => {
  const project = create(startProject(), 'a: { script: x }', { id: 5 });
  expect(happen(project, [4, 'run', 'a']).diagnostics).toMatchObject([{ code: 'event-invalid' }]);
  expect(create(project, 'a: { script: x }', { id: 5 }).diagnostics).toHaveLength(1);
  expect(create(project, 'a: { script: x }', { parent: { run: 9, job: 'a' } }).runs).toHaveLength(1);
});

function statusLineOf(project: ProjectState, id: number): string {
  const run = project.runs.find((candidate) => candidate.id === id);
  return run ? statusLine(run.state) : '';
}

test('a project may have any number of runs', () => {
  const [run] = create(startProject(), 'a: { script: x }', { at: 7 }).runs;
  const runs = run ? Array.from({ length: 200_000 }, (_, place) => ({ ...run, id: place + 1 })) : [];
  const project = addRun({ ...startProject({ cancelsRedundant: false }), runs }, pipelineOf('b: { script: x }'), { ref: 'main', sha: 'b2' });
  expect(project.runs.at(-1)).toMatchObject({ id: 200_001, state: { createdAt: 7 } });
  expect(advanceProject(project, { run: 150_000, type: 'success', jobs: ['a'] }).runs[149_999]).toMatchObject({ id: 150_000, state: { status: 'success' } });
});

test('a group that a grant sets free goes to the next job at once', () => {
  const yaml = 'workflow: { auto_cancel: { on_job_failure: all } }\na: { script: x, resource_group: g }\nb: { stage: deploy, needs: [], script: x, resource_group: h, environment: production }';
  let project = startProject({ cancelsRedundant: false, resourceModes: { h: 'newest_ready_first' } });
  for (let run = 0; run < 3; run += 1) project = create(project, yaml);
  expect([1, 2, 3].map((id) => jobIn(project, id, 'b'))).toEqual(['pending', 'waiting_for_resource', 'waiting_for_resource']);
  project = happen(project, [1, 'success', 'b']);
  expect([1, 2, 3].map((id) => jobIn(project, id, 'b'))).toEqual(['success', 'waiting_for_resource', 'pending']);
  project = happen(project, [3, 'success', 'b']); // 2 is outdated now, and gives the group back as soon as it gets it
  expect([1, 2, 3].map((id) => jobIn(project, id, 'b'))).toEqual(['success', 'failed', 'success']);
  project = create(project, yaml);
  expect(jobIn(project, 4, 'b')).toBe('pending');
});
