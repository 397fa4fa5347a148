/** One step of a wildcard pattern: literal text, or one of the three stars. */
type Step = { readonly literal: string } | { readonly star: 'segment' | 'any' | 'directories' };

/** How many steps matching may still take; below zero nothing matches any more and the caller reports it. */
export interface WildcardBudget {
  left: number;
}

/** What looking at the ends of a path costs, which rule out most. */
const STEPS_PER_PATH = 16;

/** The steps of a pattern; a star that adds nothing to the one before it is left out. */
function readSteps(pattern: string, emptyDirectories: boolean): Step[] {
  const steps: Step[] = [];
  for (const [text] of pattern.matchAll(/\*\*\/|\*\*|\*|[^*]+/g)) {
    if (!text.startsWith('*')) {
      steps.push({ literal: text });
      continue;
    }
    const star = text === '**/' ? 'directories' : text === '**' ? 'any' : 'segment';
    const last = steps.at(-1);
    const before = last && 'star' in last ? last.star : undefined;
    const isCovered = star === 'directories' ? emptyDirectories && before === star : before === 'any';
    if (!isCovered) steps.push({ star });
  }
  return steps;
}

/** The places where a step can end, in their order, given the places where it can begin. */
function advance(step: Step, places: readonly number[], path: string, emptyDirectories: boolean): number[] {
  if ('literal' in step) return places.filter((at) => path.startsWith(step.literal, at)).map((at) => at + step.literal.length);
  const next: number[] = [];
  let known = 0;
  let open = false; // a run that began at an earlier place is still going on
  for (let at = places[0] ?? Infinity; at <= path.length; at += 1) {
    const begins = places[known] === at;
    if (begins) known += 1;
    const afterSlash = path[at - 1] === '/';
    if (step.star === 'segment' && afterSlash) open = false;
    if (step.star === 'directories' ? (begins && emptyDirectories) || (open && afterSlash) : begins || open) next.push(at);
    open ||= begins;
  }
  return next;
}

function matches(steps: readonly Step[], path: string, emptyDirectories: boolean, budget: WildcardBudget): boolean {
  let places = [0];
  for (const step of steps) {
    budget.left -= 'literal' in step ? places.length * step.literal.length : path.length;
    if (budget.left < 0 || places.length === 0) return false;
    places = advance(step, places, path, emptyDirectories);
  }
  return places.at(-1) === path.length;
}

/**
 * The paths that the wildcard of `include:local` matches as a whole: `*` any run without `/`, `**` any run, `**` + `/` any run of directories.
 * Nothing else is special.
 *
 * @param emptyDirectories - `**` + `/` may match no directory at all.
 * @param budget - what all patterns of a configuration may take together.
 * @remarks Source: L52.
 */
export function matchIncludeWildcard(pattern: string, paths: readonly string[], emptyDirectories: boolean, budget: WildcardBudget): string[] {
  const steps = readSteps(pattern, emptyDirectories);
  const textOf = (step: Step | undefined): string => (step && 'literal' in step ? step.literal : '');
  const first = textOf(steps[0]);
  const last = textOf(steps.at(-1));
  const least = steps.reduce((sum, step) => sum + textOf(step).length, 0);
  budget.left -= pattern.length;
  return paths.filter((path) => {
    budget.left -= STEPS_PER_PATH;
    return budget.left >= 0 && path.length >= least && path.startsWith(first) && path.endsWith(last) && matches(steps, path, emptyDirectories, budget);
  });
}
