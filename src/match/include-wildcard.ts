/** One step of a wildcard pattern: a literal character, or one of the three stars. */
type Step = { readonly literal: string } | { readonly star: 'segment' | 'any' | 'directories' };

function steps(pattern: string): Step[] {
  return Array.from(pattern.matchAll(/\*\*\/|\*\*|\*|[^*]/gsu), ([text]): Step => {
    if (text === '**/') return { star: 'directories' };
    if (text === '**') return { star: 'any' };
    return text === '*' ? { star: 'segment' } : { literal: text };
  });
}

/**
 * Whether a path matches the wildcard of `include:local`, as a whole: `*` any run without `/`, `**` any run, `**` + `/` any run of directories.
 * Nothing else is special. Time is the product of both lengths at most.
 *
 * @param emptyDirectories - `**` + `/` may match no directory at all.
 * @remarks Source: L52.
 */
export function matchIncludeWildcard(pattern: string, path: string, emptyDirectories: boolean): boolean {
  const characters = Array.from(path);
  // places[i]: the steps so far match the first i characters
  let places = characters.map(() => false);
  places.unshift(true);
  for (const step of steps(pattern)) {
    const next = places.map(() => false);
    let open = false; // a run that began at an earlier place is still going on
    for (let at = 0; at <= characters.length; at += 1) {
      const before = characters[at - 1];
      if ('literal' in step) next[at] = before === step.literal && (places[at - 1] ?? false);
      else if (step.star === 'directories') {
        next[at] = (emptyDirectories && (places[at] ?? false)) || (open && before === '/');
        open ||= places[at] ?? false;
      } else {
        if (step.star === 'segment' && before === '/') open = false;
        open ||= places[at] ?? false;
        next[at] = open;
      }
    }
    places = next;
  }
  return places[characters.length] ?? false;
}
