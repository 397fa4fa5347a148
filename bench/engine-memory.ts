/** Import this before the library: it watches the engine being loaded. */

interface Memory {
  readonly buffer: ArrayBuffer;
}

/** The memories that were made for the engine: each time it is loaded it makes one of a fixed size with this constructor. */
const memories: WeakRef<Memory>[] = [];
const { WebAssembly: platform } = globalThis as unknown as { WebAssembly: { Memory: new (descriptor: object) => Memory } };
platform.Memory = new Proxy(platform.Memory, {
  construct(target, [descriptor]: [object]) {
    const memory = new target(descriptor);
    memories.push(new WeakRef(memory));
    return memory;
  },
});

/** How often the engine was loaded; more than once when its memory ran out and a fresh one was taken. */
export function enginesLoaded(): number {
  return memories.length;
}

/** Bytes of the newest engine's memory that were ever written: where its arena ends. */
export function engineBytes(): number {
  const buffer = memories.at(-1)?.deref()?.buffer;
  if (!buffer) return 0;
  const words = new Uint32Array(buffer);
  let end = words.length;
  while (end > 0 && words[end - 1] === 0) end -= 1;
  return end * 4;
}
