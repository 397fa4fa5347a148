/** What one walk over a pattern finds. */
export interface PatternScan {
  /** The pattern as the engine takes it. */
  readonly source: string;
  /** Atoms times their nested repetition counts. */
  readonly size: number;
  /** The same with each atom weighed by the time it takes per searched character: about a microsecond in the worst case. */
  readonly cost: number;
  /** True when it is made only of constructs that RE2 accepts, so that the engine need not be asked. */
  readonly valid: boolean;
}

/** Something that can be repeated, or a sequence of such things. */
interface Part {
  size: number;
  cost: number;
  /** The largest product of nested repetition counts. */
  repeated: number;
}

/** RE2 refuses larger repetition counts, and larger products of nested ones. */
const MAX_REPETITION = 1_000;

/** Groups may be nested this deep before the engine has to be asked. */
const MAX_CERTAIN_DEPTH = 50;

/** Ranges of a Unicode class such as `\pL`, as the engine expands them, are worth about so many other atoms. */
const UNICODE_CLASS = 20;

/** The tokens of RE2's syntax, the first that fits. */
const TOKEN = new RegExp(
  [
    String.raw`\\Q(?<quoted>.*?)(?:\\E|$)`,
    String.raw`(?<unicode>\\[pP](?:\{[^}]*\}|.)?)`,
    String.raw`(?<coded>\\(?:x\{[^}]*\}|x.{0,2}|[0-7]{1,3}))`,
    String.raw`\\(?<escaped>.)?`,
    String.raw`(?<set>\[\^?\]?(?:\[:[^\]]*?:\]|\\.|[^\]\\])*\])`,
    String.raw`(?<named>\(\?<(?![=!]))`,
    String.raw`(?<flags>\(\?[a-zA-Z-]+\))`,
    String.raw`(?<open>\((?:\?(?:P<|[a-zA-Z-]*:))?)`,
    String.raw`(?<close>\))`,
    String.raw`(?<empty>[|^$])`,
    String.raw`(?<repeat>[*+?]\??|\{(?<from>\d+)(?<more>,(?<to>\d*))?\}\??)`,
    String.raw`(?<character>.)`,
  ].join('|'),
  'suy',
);
