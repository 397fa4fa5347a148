import { diagnostic } from '../diagnostics/collector.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { behaviourOf, isGitlabVersion, isSince, LATEST_GITLAB_VERSION } from '../gitlab-version.js';

/** A list with a warning when a version is none, or later than the newest one known: the newest is then used. */
export function versionWarnings(gitlabVersion: string | undefined): Diagnostic[] {
  if (gitlabVersion === undefined) return [];
  const warning = (message: string): Diagnostic[] =>
    [diagnostic('gitlab-version-unknown', message, { severity: 'warning', hint: `Write e.g. \`${LATEST_GITLAB_VERSION}\`.` })];
  if (!isGitlabVersion(gitlabVersion)) return warning(`\`${gitlabVersion}\` names no version of GitLab; the newest is used.`);
  return isSince(behaviourOf(gitlabVersion), gitlabVersion) ? []
    : warning(`GitLab ${gitlabVersion} is later than ${LATEST_GITLAB_VERSION}, the newest version known here, which is used.`);
}
