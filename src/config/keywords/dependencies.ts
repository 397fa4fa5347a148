import { firstNonString, stringListOf } from '../../yaml/shapes.js';
import type { Keyword } from '../keyword.js';

/** `dependencies`: the jobs whose artifacts are downloaded (K-dep). */
export const dependencies: Keyword = {
  name: 'dependencies', property: 'dependencies', since: '8.6',
  read: (node, scope) => stringListOf(node) ?? scope.report('dependencies-invalid', '`dependencies` takes a list of job names.', firstNonString(node)),
};
