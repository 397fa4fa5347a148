/**
 * The built package. Its files are loaded from `dist`, as published: tsx changes what it runs (it names every function anew), which shows in
 * the figures.
 */
const built = async (file: string): Promise<unknown> => import(new URL(`../dist/${file}`, import.meta.url).href);

export const { compilePipeline, loadConfig, compileRegExp, matchChanges, matchGlob, parseExpression, evaluateExpression, behaviourOf, startRun, advanceRun, simulateRun } =
  await built('index.js') as typeof import('../src/index.js');
export const { testExpression } = await built('expression/evaluate-tree.js') as typeof import('../src/expression/evaluate-tree.js');
