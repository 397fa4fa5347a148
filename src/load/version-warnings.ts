import { diagnostic } from '../diagnostics/collector.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { EARLIEST_GITLAB_VERSION, isGitlabVersion, isSince, LATEST_GITLAB_VERSION } from '../gitlab-version.js';

/** A list with a warning when a version is none, or not one that is known: the nearest is then used. */
export function versionWarnings(gitlabVersion: string | undefined): Diagnostic[] {
  if (gitlabVersion === undefined) return [];
  const warning = (message: string, used = LATEST_GITLAB_VERSION): Diagnostic[] =>
    [diagnostic('gitlab-version-unknown', message, { severity: 'warning', hint: `Write e.g. \`${used}\`.` })];
  if (!isGitlabVersion(gitlabVersion)) return warning(`\`${gitlabVersion}\` names no version of GitLab; the newest is used.`);
  if (!isSince({ gitlabVersion }, EARLIEST_GITLAB_VERSION)) {
    return warning(`GitLab ${gitlabVersion} is earlier than ${EARLIEST_GITLAB_VERSION}, the oldest version known here, which is used.`, EARLIEST_GITLAB_VERSION);
  }
  return isSince({ gitlabVersion: LATEST_GITLAB_VERSION }, gitlabVersion) ? []
    : warning(`GitLab ${gitlabVersion} is later than ${LATEST_GITLAB_VERSION}, the newest version known here, which is used.`);
}
