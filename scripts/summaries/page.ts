/*
 * A summary as GitHub would show it: GitHub's flavour of Markdown, its style sheet, and Mermaid, in a page
 * that needs no network.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { marked } from 'marked';

/** The narrowest column in which GitHub shows a summary, in pixels. */
export const COLUMN = 960;
const MARGIN = 24;

/** What is seen of a page. */
export interface View {
  /** Whether all that is folded away is open. */
  readonly open: boolean;
}

/** Something that is wider than its place. */
export interface Overflow {
  readonly element: string;
  readonly width: number;
}

/** The browser's program; null when there is none. */
export function findChromium(): string | null {
  return (
    ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync) ?? null
  );
}

/** The page of a summary. */
export function pageOf(markdown: string, { open }: View): string {
  const packaged = (name: string): string =>
    readFileSync(createRequire(import.meta.url).resolve(name), 'utf8');
  return `<!doctype html><meta charset="utf-8">
<style>${packaged('github-markdown-css/github-markdown-light.css')}</style>
<style>body { margin: ${MARGIN}px; background: #fff } article { width: ${COLUMN}px } pre.mermaid { background: none }</style>
<article class="markdown-body">${withAlerts(withDiagrams(marked.parse(markdown, { async: false, gfm: true })))}</article>
<script>${packaged('@mermaid-js/tiny/dist/mermaid.tiny.js').replaceAll('</script', '<\\/script')}</script>
<script>
  for (const part of document.querySelectorAll('details')) part.dataset.open = part.open, part.open = true;
  mermaid.initialize({ startOnLoad: false, theme: 'default' });
  mermaid.run({ querySelector: 'pre.mermaid' }).then(() => '', (error) => String(error)).then((failure) => {
    const wide = [...document.querySelectorAll('article *')]
      .filter((it) => !it.closest('svg') && it.scrollWidth > it.clientWidth + 1 && it.clientWidth > 0)
      .map((it) => ({ element: it.tagName + ': ' + it.textContent.slice(0, 80), width: it.scrollWidth }));
    if (failure) wide.push({ element: failure, width: 0 });
    document.documentElement.dataset.wide = JSON.stringify(wide);
    if (!${open}) for (const part of document.querySelectorAll('details')) part.open = part.dataset.open === 'true';
    document.documentElement.dataset.height = document.querySelector('article').getBoundingClientRect().bottom;
  });
</script>`;
}

/** Everything on a page that is cut off at the width of GitHub's column, all of it opened. */
export function overflows(chromium: string, markdown: string): { wide: Overflow[]; height: number } {
  return withPage(markdown, { open: false }, (url) => {
    const dom = browse(chromium, ['--dump-dom', url], 1_000);
    const value = (name: string): string =>
      (new RegExp(`data-${name}="([^"]*)"`).exec(dom)?.[1] ?? '')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&');
    if (value('wide') === '') throw new Error(`the page did not come to its end:\n${dom.slice(-2_000)}`);
    return { wide: JSON.parse(value('wide')), height: Math.ceil(Number(value('height'))) };
  });
}

/** Takes a picture of a summary, as high as it is. */
export function picture(chromium: string, markdown: string, view: View, path: string): void {
  withPage(markdown, view, (url) => {
    const dom = browse(chromium, ['--dump-dom', url], 1_000);
    const height = Math.ceil(Number(/data-height="([\d.]+)"/.exec(dom)?.[1] ?? 0)) + MARGIN;
    browse(chromium, [`--screenshot=${path}`, url], height);
  });
}

function withPage<T>(markdown: string, view: View, use: (url: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'rotate-certificate-page-'));
  try {
    const file = join(folder, 'page.html');
    writeFileSync(file, pageOf(markdown, view));
    return use(pathToFileURL(file).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function browse(chromium: string, args: readonly string[], height: number): string {
  const { status, stdout, stderr } = spawnSync(
    chromium,
    [
      ...['--headless=new', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--disable-extensions'],
      ...['--no-first-run', '--host-resolver-rules=MAP * ~NOTFOUND', '--virtual-time-budget=10000'],
      `--window-size=${COLUMN + 2 * MARGIN},${height}`,
      ...args,
    ],
    { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, env: { ...process.env, TZ: 'UTC' }, timeout: 120_000 },
  );
  if (status !== 0) throw new Error(`${chromium}: ${stderr.slice(-2_000)}`);
  return stdout;
}

function withDiagrams(html: string): string {
  return html.replace(
    /<pre><code class="language-mermaid">([\s\S]*?)<\/code><\/pre>/g,
    '<pre class="mermaid">$1</pre>',
  );
}

/** GitHub's alerts, which are not part of its specification of Markdown. */
function withAlerts(html: string): string {
  return html.replace(
    /<blockquote>\s*<p>\[!(CAUTION|WARNING|NOTE)\]\s*(?:<\/p>)?([\s\S]*?)<\/blockquote>/g,
    (_, kind: string, rest: string) =>
      `<div class="markdown-alert markdown-alert-${kind.toLowerCase()}"><p class="markdown-alert-title">${kind[0]}${kind.slice(1).toLowerCase()}</p>${rest.trimStart().startsWith('<') && !/^\s*<(?:strong|code)/.test(rest) ? rest : `<p>${rest}`}</div>`,
  );
}
