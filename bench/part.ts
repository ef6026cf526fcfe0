// Measures one part of the bench, which is named by the first argument; the second is the effort. Prints one
// line of JSON.

import type { Effort } from './figure.ts';
import { PARTS } from './parts.ts';

const [name = '', effort = ''] = process.argv.slice(2);
const measure = PARTS[name];
if (!measure) throw new Error(`unknown part ${name}`);
console.log(JSON.stringify(await measure(JSON.parse(effort) as Effort)));
