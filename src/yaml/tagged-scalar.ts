import { resolvePlainScalar, type PlainScalar } from './plain-scalar.js';

function decodeBase64(text: string): string {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll(/\s/g, '')), (character) => character.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  } catch {
    return text;
  }
}

/** A scalar with one of YAML's own tags, or Ruby's symbol tag (L10); other tags leave a scalar as if it had none. */
export function resolveTaggedScalar(tag: string, text: string, plain: boolean): PlainScalar {
  const asNumber = (kind: 'integer' | 'float'): PlainScalar => {
    const untagged = resolvePlainScalar(text);
    if (untagged.kind === kind) return untagged;
    if (untagged.kind === 'integer' && kind === 'float') return { kind, value: Number(untagged.value) };
    const value = Number.parseFloat(text);
    return Number.isFinite(value) ? { kind, value: kind === 'integer' ? Math.trunc(value) : value } : { kind: 'string', value: text };
  };
  switch (tag) {
    case 'tag:yaml.org,2002:int': return asNumber('integer');
    case 'tag:yaml.org,2002:float': return asNumber('float');
    case 'tag:yaml.org,2002:null': return { kind: 'null', value: null };
    case 'tag:yaml.org,2002:binary': return { kind: 'string', value: decodeBase64(text) };
    case 'tag:yaml.org,2002:str': case '!': return { kind: 'string', value: text };
    case '!ruby/symbol': case '!ruby/sym': return { kind: 'symbol', value: text };
    default: return plain ? resolvePlainScalar(text) : { kind: 'string', value: text };
  }
}
