import { beforeEach, describe, expect, it } from 'vitest';
import type { SubscriptionPorts, WebPorts } from '../../../functions/web/ports.ts';
import { site } from '../../../functions/web/site.tsx';
import { MOST_A_DAY } from '../../../functions/web/subscribe.ts';
import { readerIdOf } from '../../../shared/readers/address.ts';
import { type Asked, mailedBy } from '../../../shared/readers/asked.ts';
import { type CapabilityKey, sealCapability } from '../../../shared/readers/capability.ts';
import type { Consent, Reader } from '../../../shared/readers/reader.ts';
import { aReader } from '../../fixtures/a-reader.ts';
import { HOSTILE_TEXTS } from '../../gallery/hostile.ts';

const KEY: CapabilityKey = { id: 'k1', secret: new Uint8Array(32).fill(7) };
const ORIGIN = 'https://papers.offprint.example';
const ADDRESS = 'ada@example.org';
const ID = readerIdOf(KEY, ADDRESS);
const FORM = {
  address: 'Ada@Example.org ',
  interests: 'lanterns\r\n\r\n"neural operators" OR moths\r\nlanterns\r\n',
  kind: 'weekdays',
  at: '08:30',
  zone: 'Europe/Berlin',
  language: 'de',
  website: '',
  do: 'subscribe',
};

let now: string;
let reader: Reader | undefined;
let asked: Asked | undefined;
let woken: string[];
let writes: number;
let counted: number;
let turnedAway: number;
let reads: string[];

const ports: WebPorts = {
  readers: {
    get: async (id) => {
      reads.push(id);
      return reader;
    },
    put: async (written) => {
      writes += 1;
      if (written.version !== (reader?.version ?? 0)) return undefined;
      reader = { ...written, version: written.version + 1 };
      return reader;
    },
    capabilityKeys: async () => [KEY],
  },
  bodies: { get: async () => undefined },
  pages: { operator: 'operator@offprint.example' },
  now: () => now,
};
const subscription: SubscriptionPorts = {
  asked: {
    get: async () => asked,
    put: async (written) => {
      writes += 1;
      if (written.version !== (asked?.version ?? 0)) return undefined;
      asked = { ...written, version: written.version + 1 };
      return asked;
    },
    count: async (_, most) => {
      counted += 1;
      return counted <= most;
    },
  },
  wake: async (id) => void woken.push(id),
  count: (_, value) => {
    turnedAway += value;
  },
  origin: ORIGIN,
};

async function ask(path: string, method = 'GET', body?: string, with_: SubscriptionPorts | undefined = subscription) {
  const response = await site(ports, with_).request(path, { method, ...(body !== undefined && { body }) });
  return { status: response.status, page: await response.text() };
}
const send = (fields: Partial<typeof FORM> = {}) =>
  ask('/subscribe', 'POST', new URLSearchParams({ ...FORM, ...fields }).toString());
/** The path in the mail that asks. */
const link = () => (asked && 'confirm' in asked ? asked.confirm.slice(ORIGIN.length) : '');
const is = (consent: Consent) => {
  reader = aReader({ id: ID, consent, version: 3, preferences: { language: 'en' } });
};

beforeEach(() => {
  now = '2026-11-22T09:30:00.000Z';
  reader = undefined;
  asked = undefined;
  woken = [];
  reads = [];
  writes = 0;
  counted = 0;
  turnedAway = 0;
});

describe('the page where people subscribe', () => {
  it('is a form without a script, in the language that was chosen, and a GET or HEAD of it changes nothing (R2)', async () => {
    const { status, page } = await ask('/subscribe');
    expect(status).toBe(200);
    expect(page).not.toMatch(/<script|\son\w+=/);
    for (const label of ['Your mail address', 'What you want to read', 'How often', 'Time zone', 'Language'])
      expect(page).toContain(label);
    expect((await ask('/subscribe?language=zh')).page).toContain('<html lang="zh');
    expect(await ask('/subscribe?address=a@b.c&do=subscribe', 'HEAD')).toMatchObject({ status: 200 });
    expect(writes + counted + woken.length).toBe(0);
  });

  it('is not there where only the operator adds readers, and neither is its confirmation', async () => {
    const confirm = `/c/${sealCapability(KEY, { purpose: 'confirm', readerId: ID, until: '2027-01-01T00:00:00.000Z' })}`;
    for (const path of ['/subscribe', confirm])
      for (const method of ['GET', 'POST']) {
        const response = await site(ports).request(path, { method, ...(method === 'POST' && { body: '' }) });
        expect(response.status).toBe(404);
      }
    expect(writes).toBe(0);
  });

  it('shows how each line is read, and with a caret what is wrong, and asks for nothing yet', async () => {
    const { status, page } = await send({ do: 'look', interests: 'moths lamps\ngraphs AND (diffusion' });
    expect(status).toBe(200);
    expect(page).toContain('moths lamps');
    expect(page).toMatch(/\n\s+\^/);
    expect(page).toContain('Did you mean');
    expect(page).toContain(`value="${FORM.zone}"`);
    expect(writes + woken.length).toBe(0);
  });

  it.each([
    ['address', { address: 'ada at home' }, 'ada@example.org'],
    ['interests', { interests: ' \r\n ' }, 'mindestens eines'],
    ['query', { interests: 'graphs AND (diffusion' }, 'nicht zu verstehen'],
    ['query as long as a form', { interests: 'x '.repeat(6000) }, 'nicht zu verstehen'],
    [
      'number of interests',
      { interests: Array.from({ length: 31 }, (_, at) => `topic${at}`).join('\n') },
      'Mehr Themen',
    ],
    ['zone', { zone: 'Mars/Olympus' }, 'Europe/Berlin'],
    ['hour', { at: '25:00' }, '07:00'],
    ['day of the week', { kind: 'weekly' }, 'mindestens einen Tag'],
    ['language', { language: 'tlh' }, 'not understood'],
    ['kind', { kind: 'yearly' }, 'nicht zu verstehen'],
  ])('says what is wrong with a %s and keeps what was typed', async (_, fields, sentence) => {
    const { status, page } = await send(fields);
    expect(status).toBe(422);
    expect(page).toContain(sentence);
    expect(page).toContain('name="interests"');
    expect(writes + woken.length).toBe(0);
  });

  it('refuses more than any person types', async () => {
    expect(await send({ interests: 'x'.repeat(17_000) })).toMatchObject({ status: 413 });
    expect(writes).toBe(0);
  });

  it('shows hostile text as text', async () => {
    for (const text of HOSTILE_TEXTS) {
      const { page } = await send({ do: 'look', interests: text, address: text, zone: text });
      expect(page).not.toMatch(/<(script|img|svg|iframe)|<\/textarea>.*<\/textarea>/i);
    }
  });
});

describe('asking for mails', () => {
  it('keeps what was wished, and wakes send once', async () => {
    const { status, page } = await send();
    expect(status).toBe(200);
    expect(page).toContain('Bitte sieh in dein Postfach');
    expect(asked).toMatchObject({
      id: ID,
      state: 'open',
      wish: {
        address: ADDRESS,
        zone: 'Europe/Berlin',
        cadence: { kind: 'weekdays', at: '08:30' },
        preferences: { language: 'de' },
        interests: [
          { label: 'lanterns', query: 'lanterns' },
          { label: '"neural operators" OR moths', query: '"neural operators" OR moths' },
        ],
      },
    });
    expect(woken).toEqual([ID]);
    expect(reader).toBeUndefined();
  });

  it('has no address in the link or the message (R3)', async () => {
    await send();
    expect(`${link()} ${woken.join()}`).not.toMatch(/ada|example\.org/i);
  });

  it('answers the same for everybody, and looks at no reader: nobody learns who reads', async () => {
    const pages = new Set<string>();
    const states = [
      undefined,
      { state: 'active' },
      { state: 'left', at: '2026-11-01T00:00:00.000Z' },
      { state: 'suppressed', reason: 'complaint', at: '2026-11-01T00:00:00.000Z' },
    ] satisfies (Consent | undefined)[];
    for (const consent of states) {
      asked = undefined;
      reader = undefined;
      if (consent) is(consent);
      pages.add((await send()).page);
    }
    asked = { id: ID, state: 'refused', reason: 'bounce', askedAt: now, version: 1 };
    pages.add((await send()).page);
    expect(pages.size).toBe(1);
    expect(reads).toEqual([]);
    expect(woken).toHaveLength(states.length);
  });

  it('asks for no second mail once the first has left, and wakes send again for one that has not', async () => {
    await send();
    await send();
    expect(woken).toEqual([ID, ID]);
    if (asked?.state === 'open') asked = mailedBy('send', asked);
    await send();
    expect(woken).toHaveLength(2);
    expect(asked).toMatchObject({ state: 'mailed', mails: 1 });
  });

  it('takes only so many in a day, whoever asks, and the operator hears of it', async () => {
    counted = MOST_A_DAY;
    const [known, unknown] = [await send(), await send({ address: 'bob@example.org' })];
    expect(known).toMatchObject({ status: 429 });
    expect(known).toEqual(unknown);
    expect(turnedAway).toBe(2);
    expect(writes + woken.length).toBe(0);
  });

  it('does nothing for a program that fills in what no person sees, and says so to nobody', async () => {
    const person = await send();
    asked = undefined;
    woken = [];
    expect(await send({ website: 'https://buy.example' })).toEqual(person);
    expect(asked).toBeUndefined();
    expect(woken).toEqual([]);
  });
});

describe('the page that confirms', () => {
  beforeEach(async () => {
    await send();
    writes = 0;
    now = '2026-11-22T09:40:00.000Z';
  });

  it('has one button, and a GET or HEAD of it changes nothing (R2)', async () => {
    const { status, page } = await ask(link());
    expect(status).toBe(200);
    expect(page.match(/<button/g)).toHaveLength(1);
    expect(page).toContain('<html lang="de"');
    expect(await ask(link(), 'HEAD')).toMatchObject({ status: 200 });
    expect(writes).toBe(0);
  });

  it('makes a reader by POST, and leads to their own page, where they may steer', async () => {
    const { status, page } = await ask(link(), 'POST', '');
    expect(status).toBe(200);
    expect(page).toContain('Du hast bestellt');
    expect(reader).toMatchObject({
      id: ID,
      address: ADDRESS,
      consent: { state: 'active' },
      nextDueAt: '2026-11-23T07:30:00.000Z',
      interests: [{ query: 'lanterns' }, { query: '"neural operators" OR moths' }],
    });
    const steer = /href="(\/s\/[^"]+)"/.exec(page)?.[1];
    expect((await ask(steer!)).page).toContain('lanterns');
  });

  it('confirms once, however often it is pressed', async () => {
    await ask(link(), 'POST', '');
    const before = reader;
    expect((await ask(link(), 'POST', '')).page).toContain('Du hast bestellt');
    expect((await ask(link())).page).toContain('Du hast bestellt');
    expect(reader).toBe(before);
  });

  it('brings back who left before they asked, and not who left since (R1)', async () => {
    is({ state: 'left', at: '2026-11-20T00:00:00.000Z' });
    await ask(link(), 'POST', '');
    expect(reader).toMatchObject({ consent: { state: 'active' }, version: 4 });
    is({ state: 'left', at: '2026-11-22T09:35:00.000Z' });
    expect((await ask(link(), 'POST', '')).page).toContain('No further mail will be sent to you.');
    expect(reader).toMatchObject({ consent: { state: 'left' } });
  });

  it('is where the page leads back to that says somebody has left', async () => {
    is({ state: 'active' });
    const leaving = `/u/${sealCapability(KEY, { purpose: 'leave', readerId: ID })}`;
    reader = { ...reader!, preferences: { language: 'de' } };
    expect((await ask(leaving, 'POST', '')).page).toContain('href="/subscribe?language=de"');
    is({ state: 'active' });
    const closed = await site(ports).request(leaving, { method: 'POST' });
    expect(await closed.text()).not.toContain('/subscribe');
  });

  it('is no way around a mailbox that refused us', async () => {
    is({ state: 'suppressed', reason: 'complaint', at: '2026-11-20T00:00:00.000Z' });
    for (const method of ['GET', 'POST'])
      expect((await ask(link(), method, method === 'POST' ? '' : undefined)).page).toContain('The mails have stopped');
    expect(reader).toMatchObject({ consent: { state: 'suppressed' } });
  });

  it('ends after seven days, and when what was asked for is forgotten', async () => {
    const before = link();
    now = '2026-11-29T09:30:00.000Z';
    expect(await ask(before, 'POST', '')).toMatchObject({ status: 410 });
    now = '2026-11-29T09:29:59.000Z';
    asked = undefined;
    expect(await ask(before, 'POST', '')).toMatchObject({ status: 410 });
    expect(await ask(before)).toMatchObject({ status: 410 });
    expect(writes).toBe(0);
  });

  it.each([
    ['forged', () => `${link()}x`],
    ['of another purpose', () => `/c/${sealCapability(KEY, { purpose: 'leave', readerId: ID })}`],
    ['of another page', () => link().replace('/c/', '/s/')],
  ])('opens by no link that is %s', async (_, path) => {
    expect(await ask(path(), 'POST', '')).toMatchObject({ status: 404 });
    expect(await ask(path())).toMatchObject({ status: 404 });
    expect(writes).toBe(0);
  });
});
