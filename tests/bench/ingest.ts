/**
 * How fast dumps are read: `npm run bench:ingest [-- --megabytes 50] [--only CSV] [--peers FOLDER]`. `--peers` names a folder in which the peers are installed.
 *
 * Dumps of that size are made of invented papers and read as ingest reads them: alone (recognise, decode, parse), and with cleaning and identity. Beside
 * it the library that could do the parsing, on the same text, doing nothing with what it finds, and peers. Megabytes for each second of one core, the best of
 * three passes: other programs on the machine slow a pass down, nothing speeds it up.
 */
import { parseArgs } from 'node:util';
import { parse as parseCsv } from 'csv-parse/sync';
import { SaxesParser } from 'saxes';
import { readDump } from '../../shared/dumps/read-dump.ts';
import { toPaperRecord } from '../../shared/papers/record.ts';
import { peersFor } from './ingest-peers.ts';
import { inventedDumps } from './invented-dumps.ts';

const PASSES = 3;
const CHUNK_BYTES = 64 * 1024;

interface Read {
  readonly papers: number;
  readonly format: string;
}

async function read(bytes: Buffer, clean: boolean): Promise<Read> {
  let papers = 0;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
  }
  const reading = await readDump(chunks(), (founds, format) => {
    for (const found of founds) {
      if (found.kind !== 'paper') continue;
      papers += 1;
      if (clean) toPaperRecord(found.paper, format.name, '2026-02-07');
    }
  });
  return { papers, format: reading.parts[0]?.format ?? '(refused)' };
}

/** The library that could do the parsing. */
interface Library {
  readonly name: string;
  readonly read: (text: string) => void;
}

function libraryFor(text: string): Library | undefined {
  if (text.startsWith('<')) return { name: 'saxes', read: readBySaxes };
  if (/^\{"[a-z]+": ?\[|^\[/.test(text)) return { name: 'JSON.parse, whole', read: JSON.parse };
  if (text.startsWith('{')) {
    return {
      name: 'JSON.parse by line',
      read(lines) {
        for (const line of lines.split('\n')) if (line !== '') JSON.parse(line);
      },
    };
  }
  return text.startsWith('id,') ? { name: 'csv-parse', read: (table) => void parseCsv(table) } : undefined;
}

function readBySaxes(text: string): void {
  const parser = new SaxesParser();
  parser.on('opentag', () => {});
  parser.on('text', () => {});
  for (let at = 0; at < text.length; at += CHUNK_BYTES) parser.write(text.slice(at, at + CHUNK_BYTES));
  parser.close();
}

/** Seconds of this thread's processor time, and what the last pass gave. */
async function best<T>(pass: () => Promise<T> | T): Promise<{ readonly seconds: number; readonly result: T }> {
  let seconds = Number.POSITIVE_INFINITY;
  for (let count = 1; ; count += 1) {
    const before = process.threadCpuUsage();
    const result = await pass();
    const { user, system } = process.threadCpuUsage(before);
    seconds = Math.min(seconds, (user + system) / 1e6);
    if (count === PASSES) return { seconds, result };
  }
}

/** What peers do on a hundredth of the dump, since some are slow: again and again for a second. */
async function peerSpeeds(dump: string): Promise<readonly string[]> {
  const [small] = [...inventedDumps(Number(options.megabytes) * 1e4)].filter(({ name }) => name === dump);
  const text = small?.text ?? '';
  const speeds: string[] = [];
  for (const { name, read } of await peersFor(text, options.peers)) {
    if (read === undefined) speeds.push(`  ${name} not installed`);
    else {
      const before = process.threadCpuUsage();
      const seconds = (): number => (process.threadCpuUsage().user - before.user) / 1e6;
      let readings = 0;
      for (; seconds() < 1; readings += 1) read(text);
      speeds.push(`  ${name} ${((readings * text.length) / 1e6 / seconds()).toFixed(1)}`);
    }
  }
  return speeds;
}

const { values: options } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '50' },
    only: { type: 'string' },
    peers: { type: 'string', default: '.' },
  },
});

console.log(['dump'.padEnd(18), 'format'.padEnd(14), 'MB/s', 'papers/s', 'cleaned', '  library underneath'].join('  '));
for (const { name, text } of inventedDumps(Number(options.megabytes) * 1e6)) {
  if (options.only !== undefined && !name.includes(options.only)) continue;
  const bytes = Buffer.from(text);
  const speed = (seconds: number): string => (bytes.length / 1e6 / seconds).toFixed(0);
  const alone = await best(() => read(bytes, false));
  const { papers, format } = alone.result;
  const cleaned = await best(() => read(bytes, true));
  const library = libraryFor(text);
  const underneath = library === undefined ? undefined : await best(() => library.read(bytes.toString()));
  console.log(
    [
      name.padEnd(18),
      format.padEnd(14),
      speed(alone.seconds).padStart(4),
      (papers / alone.seconds).toFixed(0).padStart(8),
      speed(cleaned.seconds).padStart(7),
      underneath === undefined
        ? ''
        : `  ${library?.name} ${speed(underneath.seconds)}: ${(underneath.seconds / alone.seconds).toFixed(2)} of it`,
      ...(await peerSpeeds(name)),
    ].join('  '),
  );
}
