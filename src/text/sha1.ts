import { hexadecimal, shaMessage } from './sha-message.js';

const rotateLeft = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** The SHA-1 of a text's UTF-8 bytes, 40 hexadecimal digits (FIPS 180-4, 6.1). */
export function sha1(text: string): string {
  const message = shaMessage(text);
  const state = Uint32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
  const schedule = new Uint32Array(80);
  const word = (at: number): number => schedule[at] ?? 0;
  for (let block = 0; block < message.length; block += 16) {
    schedule.set(message.subarray(block, block + 16));
    for (let at = 16; at < 80; at++) schedule[at] = rotateLeft(word(at - 3) ^ word(at - 8) ^ word(at - 14) ^ word(at - 16), 1);
    let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
    for (let at = 0; at < 80; at++) {
      const [mixed, constant] = at < 20 ? [(b & c) | (~b & d), 0x5a827999]
        : at < 40 ? [b ^ c ^ d, 0x6ed9eba1]
          : at < 60 ? [(b & c) | (b & d) | (c & d), 0x8f1bbcdc]
            : [b ^ c ^ d, 0xca62c1d6];
      const next = (rotateLeft(a, 5) + mixed + e + constant + word(at)) | 0;
      [a, b, c, d, e] = [next, a, rotateLeft(b, 30), c, d];
    }
    [a, b, c, d, e].forEach((value, at) => (state[at] = (state[at] ?? 0) + value));
  }
  return hexadecimal(state);
}
