import { writeFileSync } from 'node:fs';
import { keywordsPage } from '../test/docs/keywords-page.js';

writeFileSync(new URL('keywords.md', import.meta.url), keywordsPage());
