import { writeFileSync } from 'node:fs';
import { diagnosticsPage } from '../test/docs/diagnostics-page.js';

writeFileSync(new URL('diagnostics.md', import.meta.url), diagnosticsPage());
