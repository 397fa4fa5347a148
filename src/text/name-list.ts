/** How many names a message gives; hostile configurations have very many. */
const LISTED = 10;

/** Names as a message gives them: `a`, `b` and 12 more. */
export function nameList(names: readonly string[]): string {
  const listed = names.slice(0, LISTED).map((name) => `\`${name}\``).join(', ');
  return names.length > LISTED ? `${listed} and ${names.length - LISTED} more` : listed;
}
