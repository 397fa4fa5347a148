import { PREDEFINED_SINCE } from '../../src/rules/predefined-since.js';
import { PREDEFINED, type Known } from './predefined-table.js';

const since = new Map(Object.entries(PREDEFINED_SINCE).flatMap(([version, names]) => names.map((name) => [name, version])));
const KNOWN: Readonly<Record<Known, string>> = { include: '`include` and later', rules: 'rules and later', job: 'the running job' };

/** The text of docs/variables.md. */
export function variablesPage(): string {
  const sections = Object.entries(PREDEFINED).flatMap(([subject, rows]) => [
    `### ${subject}`,
    [
      ['Variable', 'Since', 'Known to', 'From', 'Value'], Array<string>(5).fill('---'),
      ...rows.map(([name, known, from, value]) => [`\`${name}\``, since.get(name) ?? '', KNOWN[known], from === '' ? '`predefined`' : from, value]),
    ].map((cells) => `| ${cells.join(' | ')} |`).join('\n'),
  ]);
  return `${[
    '# Variables',
    'Made by `npx tsx docs/generate-versions.ts` from `test/docs/predefined-table.ts` and `src/rules/predefined-since.ts`; `test/docs/variables.test.ts` '
      + 'checks what it says about the context and the versions.',
    '## Which definition counts',
    'The layers of the variables a job sees, the lowest first; of several definitions of a name the highest counts. Rules see the same layers but for those of '
      + 'the running job, and read values unexpanded.',
    [
      '1. predefined variables of the job, the project and the server, the pipeline',
      '2. `variables` of the configuration: root, then the matching workflow rule, the job (with the values of its matrix), its matching rule; `inherit` chooses among the first two',
      '3. `GITLAB_USER_*`, which the configuration cannot override',
      '4. `dotenv` reports that come with the artifacts it gets',
      '5. `variableScopes.instance`',
      '6. `variableScopes.group`, the nearest group last',
      '7. `variableScopes.project`; the exact environment scope wins over a pattern, a pattern over `*`',
      '8. `variables`: given to the pipeline by the form, the API, a trigger or another pipeline',
      '9. `variableScopes.schedule`, then, when the job runs, `variableScopes.manual`',
      '10. `CI_RELEASE_*`; when the job runs, `CI_ENVIRONMENT_*`',
    ].join('\n'),
    'Protected variables exist only with `refProtected`, and variables with an `environmentScope` only in jobs with such an environment. A pipeline stores the '
      + 'variables of its configuration alone; `jobVariables(pipeline, job, context)` puts the layers together and expands them. Diagnostics, explanations and `LoadedConfig.files` '
      + 'hold `[masked]` instead of the value of a masked variable, if it has at least four characters. What GitLab stores expanded holds the value here as there: '
      + 'names of environments, tags, resource groups, the name of the pipeline.',
    '## Predefined variables',
    'The library knows no server: a variable is there as far as the context says what it is made of. What it cannot derive goes into `predefined`, which also wins '
      + 'over what is derived. *Since* is the first version of GitLab that has it; before, it is not set, whoever gives it.',
    ...sections,
  ].join('\n\n')}\n`;
}
