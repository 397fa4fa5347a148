import type { Keyword } from '../keyword.js';
import { textOrTexts } from './readers.js';

const names = textOrTexts('extends-invalid');

/** `extends`: what the job was merged with; by now without further effect (K-ext). */
export const extendsKeyword: Keyword = {
  name: 'extends', property: 'extends', since: '11.3', onTrigger: '11.8',
  read(node, scope) {
    const read = names(node, scope);
    return typeof read === 'string' ? [read] : read;
  },
};
