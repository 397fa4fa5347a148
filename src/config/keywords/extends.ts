import type { Keyword } from '../keyword.js';
import { spotOf, textList, texts } from './map-shape.js';

const names = texts('extends-invalid');

/** `extends`: what the job was merged with; by now without further effect (K-ext). */
export const extendsKeyword: Keyword = {
  name: 'extends', property: 'extends', since: '11.3', onTrigger: '11.8',
  read: (node, scope) => (names(node, spotOf('extends', scope)) ? textList(node) : undefined),
};
