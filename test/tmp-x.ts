import { loadConfig } from '../src/index.js';
import { readFileSync } from 'node:fs';
const cases = JSON.parse(readFileSync('test/vectors/config-valid.json','utf8')).cases;
for (const id of process.argv.slice(2)) {
  const c = cases.find((x: any) => x.id === id);
  console.log(id, JSON.stringify(c.yaml), JSON.stringify(c.errors), loadConfig(c.yaml).diagnostics.map((d) => [d.code, d.path.join('/'), d.hint, d.message].join(' | ')));
}
