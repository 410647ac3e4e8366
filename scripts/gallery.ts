/**
 * `npm run gallery [-- NAME...]`: writes every kind of mail to .build/gallery as HTML, text and .eml, and with a Chromium (CHROMIUM says where it is) as pictures
 * in light and dark at 640 and 320 pixels. Prints what each weighs.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import type { Message } from '../shared/mail/message.ts';

const OUT = '.build/gallery';
const BUNDLE = '.build/gallery.mjs';
const VIEWS = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [640, 320].map((width) => ({ colorScheme, width })),
);

interface Gallery {
  specimens(): Map<string, Message>;
  toEml(message: Message, posting: { to: string; date: Date; messageId: string }): string;
}

// Node strips types from .ts and not from .tsx, which the mail is drawn in.
await build({
  stdin: {
    contents: `export { specimens } from './tests/gallery/specimens.ts'; export { toEml } from './shared/mail/eml.ts';`,
    resolveDir: process.cwd(),
  },
  bundle: true,
  platform: 'node',
  format: 'esm',
  outfile: BUNDLE,
  define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(process.cwd(), 'tests/gallery/papers.ts')).href) },
});
const { specimens, toEml }: Gallery = await import(pathToFileURL(join(process.cwd(), BUNDLE)).href);

const wanted = process.argv.slice(2);
const chosen = [...specimens()].filter(([name]) => wanted.length === 0 || wanted.includes(name));
mkdirSync(OUT, { recursive: true });
for (const [name, message] of chosen) {
  const posting = {
    to: 'ada@offprint.example',
    date: new Date('2026-11-22T06:00:04Z'),
    messageId: `<gallery-${name}@offprint.example>`,
  };
  writeFileSync(join(OUT, `${name}.html`), message.html);
  writeFileSync(join(OUT, `${name}.txt`), message.text);
  writeFileSync(join(OUT, `${name}.eml`), toEml(message, posting));
  console.log(
    `${name.padEnd(26)} ${String(Buffer.byteLength(message.html)).padStart(6)} B html  ${String(Buffer.byteLength(message.text)).padStart(6)} B text  ${message.subject}`,
  );
}
await photograph(chosen);

async function photograph(mails: readonly (readonly [string, Message])[]): Promise<void> {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) {
    console.log(`No pictures: there is no Chromium at ${executablePath}; set CHROMIUM to where it is.`);
    return;
  }
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    for (const { colorScheme, width } of VIEWS) {
      const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
      for (const [name, message] of mails) {
        await page.setContent(message.html);
        await page.screenshot({ path: join(OUT, `${name}-${colorScheme}-${width}.png`), fullPage: true });
      }
      await page.close();
    }
  } finally {
    await browser.close();
  }
  console.log(`Pictures are in ${OUT}.`);
}
