import { isSince } from '../../gitlab-version.js';
import { isBlank } from '../../yaml/node.js';
import type { Keyword } from '../keyword.js';
import { text } from './readers.js';

/** `resource_group`: jobs of one group run one at a time (K-rg). Trigger jobs have it since 13.9 (unverified). */
export const resourceGroup: Keyword = {
  name: 'resource_group', property: 'resourceGroup', since: '12.7', onTrigger: '13.9',
  read(node, scope) {
    const key = text('resource-group-invalid')(node, scope);
    // 03-D10: the document of 13.3 names the characters, which GitLab looks at only when the group is stored
    if (key === undefined || isBlank(node) || isSince(scope.behaviour, '13.4') || /^(?!\/)[\w\-/${}. ]+(?<!\/)$/.test(key)) return key;
    return scope.report('resource-group-invalid', '`resource_group` takes letters, digits, `-_/${}.` and blanks, and no slash at its ends.', node);
  },
};
