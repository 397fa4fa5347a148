import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { ProcessMode } from './resource-groups.js';
import type { RunEvent } from './run-event.js';
import type { RunSettings, RunState } from './run-state.js';

/** What is the same for all runs of a project. */
export interface ProjectSettings {
  /** Whether a new commit cancels what older pipelines of its ref do. Default true. */
  readonly cancelsRedundant?: boolean | undefined;
  /** Whether an older pipeline may no longer deploy what a newer one has. Default true. */
  readonly refusesOutdatedDeployments?: boolean | undefined;
  /** Whether such a pipeline still may by trying a job again, to go back to what it deployed. Default true. */
  readonly allowsRollbacks?: boolean | undefined;
  /** The process mode of each resource group; default `unordered`. */
  readonly resourceModes?: Readonly<Record<string, ProcessMode>> | undefined;
}

/** The trigger job that made a run. */
export interface RunParent {
  /** The number of its run. */
  readonly run: number;
  /** Its name. */
  readonly job: string;
}

/** One pipeline of a project. */
export interface ProjectRun {
  /** Its number; newer ones have higher numbers. */
  readonly id: number;
  /** The ref it runs for. */
  readonly ref: string;
  /** The commit it runs for. */
  readonly sha: string;
  /** The trigger job it is the child of. */
  readonly parent?: RunParent;
  /** Present when its source never counts for the ref, such as an on-demand scan; it is never redundant. */
  readonly isDangling?: true;
  /** Where it is. */
  readonly state: RunState;
}

/** The pipelines of a project at one moment: plain data, never changed. */
export interface ProjectState {
  /** By number, lowest first. */
  readonly runs: readonly ProjectRun[];
  /** What is the same for all. */
  readonly settings: ProjectSettings;
  /** Events that concern no run; those of a run stand in its state. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What a new pipeline of a project is. */
export interface NewRun extends Omit<RunSettings, 'sharesResources' | 'allowsRollbacks'> {
  /** Its number, higher than all others. Default: the next. */
  readonly id?: number | undefined;
  /** The ref it runs for. */
  readonly ref: string;
  /** The commit it runs for. */
  readonly sha: string;
  /** The commit the ref is at. Default `sha`. */
  readonly head?: string | undefined;
  /** When it was created, in seconds. Default: the time of the last event in the project. */
  readonly at?: number | undefined;
  /** The trigger job that makes it. */
  readonly parent?: RunParent | undefined;
  /** True for a source that never counts for the ref. */
  readonly isDangling?: boolean | undefined;
}

/** Something that happened to one pipeline of a project. */
export interface ProjectEvent extends RunEvent {
  /** The number of the pipeline. */
  readonly run: number;
}
