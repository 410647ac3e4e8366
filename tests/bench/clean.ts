/** How well and how fast titles and abstracts are cleaned: `node tests/bench/clean.ts [FOLDER]`, by default the corpus. */
import { resolve } from 'node:path';
import { cleanText } from '../../shared/text/cleaning/clean.ts';
import { folded, holdsTex, isPlain, residueAt } from './clean-measure.ts';
import { titlesAndAbstracts } from './clean-strings.ts';

const PASSES = 5;
const SMALL_BYTES = 1 << 18;
const HOSTILE =
  `\\ { } $ $$ \\{ \\frac{ \\frac \\sqrt{ \\emph{ \\cite{ \\begin{equation} \\( \\left( $a {$ \\text{$ \\verb| \\"a \\' \\hat ^ _{ x_{
  ~ a~ \` '' -- --- &amp; &#38; &lt; < <b> </b> <!-- <math> <mi> <sub>a</sub> <sub><i> C:\\a http:// [ \\foo{ \\\\ Ã© Ãƒ $5 \\{A\\} {a} (\\cite{ x`.split(
    /\s+/,
  );

const texts = titlesAndAbstracts(resolve(process.argv[2] ?? process.env.OFFPRINT_CORPUS ?? '../shared/corpus'));
const clean = texts.map(cleanText);

const withTex = texts.filter(holdsTex);
const left = texts.flatMap((raw, index) => {
  const at = holdsTex(raw) ? residueAt(raw, clean[index] ?? '') : -1;
  return at < 0 ? [] : [(clean[index] ?? '').slice(Math.max(0, at - 40), at + 30)];
});
const plain = texts.filter(isPlain);
const changed = plain.filter((raw) => cleanText(raw) !== folded(raw));

console.log(`texts                 ${texts.length}`);
console.log(`with TeX              ${withTex.length}`);
console.log(`with residue          ${left.length} (${((100 * left.length) / withTex.length).toFixed(2)} %)`);
console.log(`plain                 ${plain.length}`);
console.log(`plain, changed        ${changed.length}`);
console.log(`changed a second time ${clean.filter((text) => cleanText(text) !== text).length}`);
for (const excerpt of left) console.log(`  residue: …${excerpt}…`);
for (const text of changed) console.log(`  changed: ${text.slice(0, 70)}`);

console.log(`\n${'speed, MB/s of CPU'.padEnd(24)}${'MB'.padStart(6)}${'MB/s'.padStart(8)}`);
printSpeed('all', texts);
printSpeed('clean already', clean);
printSpeed('with TeX', withTex);

console.log(
  `\n${'one sign over and over'.padEnd(24)}${'256 KB'.padStart(8)}${'1 MB'.padStart(8)}${'ratio'.padStart(7)}  ms, 4 is linear`,
);
for (const sign of HOSTILE) {
  const small = milliseconds(() => cleanText(repeated(sign, SMALL_BYTES)));
  const large = milliseconds(() => cleanText(repeated(sign, 4 * SMALL_BYTES)));
  const cells = [small.toFixed(0).padStart(8), large.toFixed(0).padStart(8), (large / small).toFixed(1).padStart(7)];
  console.log(JSON.stringify(sign).padEnd(24) + cells.join(''));
}

function printSpeed(name: string, sample: readonly string[]): void {
  const megabytes = sample.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;
  const best = milliseconds(() => {
    for (const text of sample) cleanText(text);
  });
  console.log(name.padEnd(24) + megabytes.toFixed(1).padStart(6) + ((1000 * megabytes) / best).toFixed(0).padStart(8));
}

/** CPU time of the fastest of some passes. */
function milliseconds(work: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let pass = 0; pass < PASSES; pass++) {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

function repeated(sign: string, bytes: number): string {
  return `${sign} `.repeat(Math.ceil(bytes / (sign.length + 1)));
}
