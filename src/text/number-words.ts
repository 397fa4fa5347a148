/** Stands before a number that was made of words, as only such numbers are added up. A text that holds one already is no duration. */
const MARK = '#';

const ONES = { one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9 };
const TEENS = {
  zero: 0, ten: 10, eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18,
  nineteen: 19, ninteen: 19,
};
const TENS = { twenty: 20, thirty: 30, forty: 40, fourty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90 };
const PARTS = { half: 2, third: 3, fourth: 4, quarter: 4, fifth: 5, sixth: 6, seventh: 7, eighth: 8, ninth: 9 };

/** Words for whole numbers, `twentyfive` included. */
const NUMBERS = new Map<string, number>([
  ...Object.entries(ONES), ...Object.entries(TEENS), ...Object.entries(TENS),
  ...Object.entries(TENS).flatMap(([ten, tens]) => Object.entries(ONES).map(([one, ones]): [string, number] => [ten + one, tens + ones])),
]);

/** Words for the denominators of fractions, in singular and plural. */
const DENOMINATORS = new Map<string, number>(Object.entries(PARTS).flatMap(([part, parts]) => [[part, parts], [`${part}s`, parts]]));

/** Words that multiply the number before them, which needs no space between; alone they stand for their value. */
const MULTIPLIERS = [
  { word: 'hundred', pattern: /#?(?<![0-9])([0-9]*) *hundred/g, zeros: 2 },
  { word: 'thousand', pattern: /#?(?<![0-9])([0-9]*) *thousand/g, zeros: 3 },
  { word: 'million', pattern: /#?(?<![0-9])([0-9]*) *million/g, zeros: 6 },
  { word: 'billion', pattern: /#?(?<![0-9])([0-9]*) *billion/g, zeros: 9 },
  { word: 'trillion', pattern: /#?(?<![0-9])([0-9]*) *trillion/g, zeros: 12 },
];

/**
 * Writes the English number words of a lower-case text in digits: `twenty-five` as `25`, `two and a half` as `2.5`, `three hundred` as
 * `300`. `a` alone is no number, and ordinals and lone fractions stay unreadable on purpose (K-dur-2). Linear in the text.
 */
export function writeNumberWords(text: string): string {
  if (text.includes(MARK)) return text;
  let result = text
    .replace(/ +|([^0-9])-([^0-9])/g, '$1 $2') // a hyphen between words is a space; one beside a digit or a space stays
    .replace(/\b[a-z]+\b/g, (word) => marked(NUMBERS.get(word)) ?? word)
    .replace(/\ba ([a-z]+)\b/g, (words, part: string) => marked(fraction(1, part)) ?? words)
    .replace(/[ \t\n\v\f\r]([a-z]+)\b/g, (word, part: string) => fraction('', part) ?? word)
    .replace(
      /(?<![0-9])([0-9]+)(?: and | |-)+[# \t\n\v\f\r]*([0-9]+)[ \t\n\v\f\r]*\/[ \t\n\v\f\r]*([0-9]+)/g,
      (_, whole: string, above: string, below: string) => String(Number(whole) + Number(above) / Number(below)),
    );
  for (const { word, pattern, zeros } of MULTIPLIERS) {
    if (!result.includes(MARK) && !result.includes(word)) continue; // nothing to multiply or to add up
    result = addNumbers(result.replace(pattern, (_, digits: string) => (digits ? MARK : '') + multiplied(digits || '1', zeros)));
  }
  return result.replaceAll(MARK, '');
}

function marked(number: number | string | undefined): string | undefined {
  return number === undefined ? undefined : `${MARK}${number}`;
}

function fraction(above: number | '', part: string): string | undefined {
  const below = DENOMINATORS.get(part);
  return below === undefined ? undefined : `${above}/${below}`;
}

function multiplied(digits: string, zeros: number): string {
  return (BigInt(digits) * 10n ** BigInt(zeros)).toString();
}

/**
 * Adds up neighbouring numbers made of words: always around `and`, otherwise when the first has more digits (`twenty five`, but not
 * `five twenty`; of two neighbours that do not add up, the second is not tried with the next).
 */
function addNumbers(text: string): string {
  const [before = '', ...rest] = text.split(MARK);
  const written: string[] = [before];
  const numbers = rest.map((piece) => {
    const digits = /^[0-9]*/.exec(piece)?.[0] ?? '';
    return { digits, tail: piece.slice(digits.length) };
  });
  for (let at = 0; at < numbers.length; at++) {
    const left = numbers[at];
    const right = numbers[at + 1];
    if (!left) continue;
    const pair = right && (left.tail === ' ' || left.tail === ' and ') && !/^\w/.test(right.tail) ? right : undefined;
    if (pair && (left.tail === ' and ' || left.digits.length > pair.digits.length)) {
      numbers[at + 1] = { digits: (BigInt(left.digits) + BigInt(pair.digits)).toString(), tail: pair.tail };
      continue;
    }
    for (const number of pair ? [left, pair] : [left]) written.push(MARK, number.digits, number.tail);
    if (pair) at++;
  }
  return written.join('');
}
