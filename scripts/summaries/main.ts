/*
 * Renders a summary of each kind in headless Chromium, from runs of the built action, into docs/summaries/.
 *
 *   npm run summaries [FOLDER]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium, overflows, picture } from './page.ts';
import { SCENES } from './scenes.ts';

async function main(folder: string): Promise<void> {
  const chromium = findChromium();
  if (chromium === null) throw new Error('there is no Chromium; to install it: bash test/servers/install.sh');
  mkdirSync(folder, { recursive: true });
  for (const [name, scene] of Object.entries(SCENES)) {
    const markdown = await scene();
    if (process.env.MARKDOWN) writeFileSync(join(folder, `${name}.md`), markdown);
    const { wide, height } = overflows(chromium, markdown);
    console.log(`${name}: ${height} px high${wide.map((one) => `; cut off: ${one.element}`).join('')}`);
    picture(chromium, markdown, { open: name === 'deployed' }, join(folder, `${name}.png`));
  }
}

await main(process.argv[2] ?? fileURLToPath(new URL('../../docs/summaries', import.meta.url)));
