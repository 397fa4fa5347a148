import type { SourceFile } from '../diagnostics/source-file.js';
import type { Behaviour } from '../gitlab-version.js';
import type { Limits } from '../limits.js';

/** A text with one document, and what reading it depends on. */
export interface DocumentPlace {
  readonly text: string;
  readonly source: SourceFile;
  /** Where `text` starts in `source.text`; nodes stand at positions of the whole source. */
  readonly offset: number;
  readonly behaviour: Behaviour;
  readonly limits: Readonly<Limits>;
}
