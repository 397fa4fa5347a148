import { writeFileSync } from 'node:fs';
import { variablesPage } from '../test/docs/variables-page.js';
import { versionsPage } from '../test/docs/versions-page.js';

writeFileSync(new URL('versions.md', import.meta.url), versionsPage());
writeFileSync(new URL('variables.md', import.meta.url), variablesPage());
