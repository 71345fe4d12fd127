// Indexes the labels in FOLDER/input.json and asks its questions; what was found and how long it took goes to FOLDER/output.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import MiniSearch from 'minisearch';

const folder = process.argv[2];
const { rows, typed, passes } = JSON.parse(readFileSync(join(folder, 'input.json'), 'utf8'));
const documents = rows.map(([concept, text], id) => ({ id, concept, text }));

globalThis.gc?.();
const [heap, start] = [process.memoryUsage().heapUsed, performance.now()];
const index = new MiniSearch({ fields: ['text'], storeFields: ['concept'] });
index.addAll(documents);
const buildSeconds = (performance.now() - start) / 1000;
const megabytes = (process.memoryUsage().heapUsed - heap) / 1e6;

const options = { prefix: true, fuzzy: 0.2, combineWith: 'AND' };
const ask = text => {
  const concepts = new Set();
  for (const hit of index.search(text, options)) {
    concepts.add(hit.concept);
    if (concepts.size === 10) break;
  }
  return [...concepts];
};

const processor = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
const found = typed.map(ask);
const [waited, worked] = [[], []];
for (let pass = 0; pass < passes; pass++) {
  const times = typed.map(text => {
    const [before, work] = [performance.now(), processor()];
    ask(text);
    return [performance.now() - before, processor() - work];
  });
  waited.push(times.map(([wait]) => wait));
  worked.push(times.map(([, work]) => work));
}
writeFileSync(join(folder, 'output.json'), JSON.stringify({ buildSeconds, megabytes, found, waited, worked }));
