import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compilePipeline } from '../compile.js';
import type { PipelineContext } from '../context.js';
import { visible } from './print-diagnostic.js';
import { printPipeline } from './print-pipeline.js';
import { readArguments, USAGE, type Arguments } from './read-arguments.js';
import { listFiles, readIncludeFrom } from './read-repository.js';

const EXAMPLE = fileURLToPath(new URL('../../docs/examples/production/.gitlab-ci.yml', import.meta.url));

/** The configuration a path of the command line means; for a folder, the one in it. */
function configPath(path: string): string {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ? join(path, '.gitlab-ci.yml') : path;
}

/** Which facts the plan is for. */
function describe({ source = 'push', refType = 'branch', ref, mergeRequest }: PipelineContext): string {
  return mergeRequest ? `${source}: ${mergeRequest.sourceBranch} into ${mergeRequest.targetBranch}` : `${source}: ${refType} ${ref ?? 'main'}`;
}

/** Compiles one file and prints the plan; gives the exit status. */
function run(asked: Arguments, folder: string): number {
  const path = configPath(asked.file === undefined ? EXAMPLE : resolve(folder, asked.file));
  const root = asked.root === undefined ? dirname(path) : resolve(folder, asked.root);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
  const files = listFiles(root);
  const pipeline = compilePipeline(text, {
    project: { path: `${basename(dirname(root))}/${basename(root)}` },
    file: relative(root, path).replaceAll(sep, '/'),
    files,
    readInclude: readIncludeFrom(root, files),
    ...asked.context,
  });
  process.stdout.write(`${visible(relative(folder, path))}, ${visible(describe(asked.context))}, GitLab ${pipeline.gitlabVersion}\n\n${printPipeline(pipeline)}`);
  return pipeline.reason === 'invalid' ? 1 : 0;
}

function main(texts: readonly string[]): number {
  const asked = readArguments(texts);
  if (asked === 'help') {
    process.stdout.write(USAGE);
    return 0;
  }
  if ('problem' in asked) {
    process.stderr.write(`${asked.problem}\n\n${USAGE}`);
    return 2;
  }
  return run(asked, process.env.INIT_CWD ?? process.cwd()); // npm starts scripts in the package's folder
}

process.exitCode = main(process.argv.slice(2));
