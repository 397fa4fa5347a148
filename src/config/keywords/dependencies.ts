import type { Keyword } from '../keyword.js';
import { texts } from './readers.js';

/** `dependencies`: the jobs whose artifacts are downloaded (K-dep). */
export const dependencies: Keyword = { name: 'dependencies', property: 'dependencies', since: '8.6', read: texts('dependencies-invalid') };
