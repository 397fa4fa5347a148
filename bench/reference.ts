import { parse } from 'yaml';

/** What the figures are compared with: the text as plain objects, merge keys applied; nothing is checked and no position is kept. */
export function parseReference(text: string): unknown {
  return parse(text, {
    merge: true, maxAliasCount: -1,
    customTags: [{ tag: '!reference', collection: 'seq' }], // otherwise each one costs a warning
  });
}
