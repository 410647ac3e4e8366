/**
 * `npm run gallery [-- NAME...]`: writes every kind of mail to .build/gallery as HTML, text and .eml, and the pages that mails lead to as HTML; and with a Chromium
 * (CHROMIUM says where it is) pictures of them in light and dark at 640 and 320 pixels, those of the documents to docs/pictures. Prints what each mail weighs.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { type Browser, chromium } from 'playwright-core';
import type { Posting } from '../shared/mail/eml.ts';

const OUT = '.build/gallery';
const BUNDLE = '.build/gallery.mjs';
const DOCUMENTS = 'docs/pictures';
const VIEWS = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [640, 320].map((width) => ({ colorScheme, width })),
);
/** What the documents show: the top of these. */
const SHOWN_IN_DOCUMENTS = [
  { picture: 'digest', name: 'three-interests', colorScheme: 'light', width: 640, height: 1_000 },
  { picture: 'digest-dark', name: 'three-interests', colorScheme: 'dark', width: 640, height: 1_000 },
  { picture: 'digest-phone', name: 'sample-dump', colorScheme: 'light', width: 360, height: 780 },
  { picture: 'steering-page', name: 'page-steer', colorScheme: 'light', width: 640, height: 760 },
  { picture: 'edition-page', name: 'page-edition', colorScheme: 'light', width: 640, height: 800 },
] as const;

type Gallery = Pick<typeof import('../tests/gallery/specimens.ts'), 'specimens'> &
  Pick<typeof import('../tests/gallery/pages.ts'), 'pages'> &
  Pick<typeof import('../shared/mail/eml.ts'), 'toEml'>;

const { specimens, pages, toEml } = await bundled();
const asked = process.argv.slice(2);
const chosen = <T>(all: Map<string, T>) => [...all].filter(([name]) => asked.length === 0 || asked.includes(name));

mkdirSync(OUT, { recursive: true });
const mails = chosen(specimens());
for (const [name, message] of mails) {
  writeFileSync(join(OUT, `${name}.txt`), message.text);
  writeFileSync(join(OUT, `${name}.eml`), toEml(message, posting(name)));
  const [html, text] = [message.html, message.text].map((part) => String(Buffer.byteLength(part)).padStart(6));
  console.log(`${name.padEnd(27)}${html} B html ${text} B text  ${message.subject}`);
}
const shown = new Map([...mails.map(([name, { html }]) => [name, html] as const), ...chosen(await pages())]);
for (const [name, html] of shown) writeFileSync(join(OUT, `${name}.html`), html);

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
if (existsSync(executablePath)) {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  await photograph(browser).finally(() => browser.close());
} else console.log(`No pictures: there is no Chromium at ${executablePath}; set CHROMIUM to where it is.`);

async function photograph(browser: Browser): Promise<void> {
  for (const { colorScheme, width } of VIEWS) {
    const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
    for (const [name, html] of shown) {
      await page.setContent(html);
      await page.screenshot({ path: join(OUT, `${name}-${colorScheme}-${width}.png`), fullPage: true });
    }
    await page.close();
  }
  mkdirSync(DOCUMENTS, { recursive: true });
  for (const { picture, name, colorScheme, width, height } of SHOWN_IN_DOCUMENTS) {
    const html = shown.get(name);
    if (html === undefined) continue;
    const page = await browser.newPage({ colorScheme, viewport: { width, height }, deviceScaleFactor: 1.25 });
    await page.setContent(html);
    await page.screenshot({ path: join(DOCUMENTS, `${picture}.png`) });
    await page.close();
  }
  console.log(`Pictures are in ${OUT}, those of the documents in ${DOCUMENTS}.`);
}

/** Node strips types from .ts and not from .tsx, which the mails are drawn in. */
async function bundled(): Promise<Gallery> {
  await build({
    stdin: {
      contents: `
        export { specimens } from './tests/gallery/specimens.ts';
        export { pages } from './tests/gallery/pages.ts';
        export { toEml } from './shared/mail/eml.ts';`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: BUNDLE,
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(process.cwd(), 'tests/gallery/papers.ts')).href) },
  });
  return import(pathToFileURL(join(process.cwd(), BUNDLE)).href);
}

function posting(name: string): Posting {
  return {
    to: 'ada@offprint.example',
    date: new Date('2026-11-22T06:00:04Z'),
    messageId: `<gallery-${name}@offprint.example>`,
  };
}
