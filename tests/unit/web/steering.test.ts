import { beforeEach, describe, expect, it } from 'vitest';
import type { WebPorts } from '../../../functions/web/ports.ts';
import { site } from '../../../functions/web/site.tsx';
import { CHANGES_A_DAY } from '../../../functions/web/steer.ts';
import type { EditionBody } from '../../../shared/editions/edition.ts';
import { type CapabilityKey, sealCapability } from '../../../shared/readers/capability.ts';
import type { Interest, Reader } from '../../../shared/readers/reader.ts';
import { aReader } from '../../fixtures/a-reader.ts';
import { anEdition, CONTINUAL, ENERGY } from '../../gallery/editions.ts';
import { HOSTILE_TEXTS } from '../../gallery/hostile.ts';
import { samplePapers, sectionFor } from '../../gallery/papers.ts';

const KEY: CapabilityKey = { id: 'k1', secret: new Uint8Array(32).fill(7) };
const NOW = '2026-11-22T09:30:00.000Z';
const UNTIL = '2027-05-21T06:00:00.000Z';
const interest = ({ id, label, query }: typeof CONTINUAL): Interest => ({
  ...{ id, label, query, addedAt: '2026-11-01T00:00:00.000Z' },
});
const papers = samplePapers();
const body = anEdition([{ ...sectionFor(CONTINUAL, []), papers: papers.slice(0, 3) }], {
  trending: papers.slice(3, 4),
});
const before = aReader({ nextDueAt: '2026-11-23T06:00:00.000Z', interests: [interest(CONTINUAL), interest(ENERGY)] });

let reader: Reader | undefined;
let now: string;
let writes: number;
let found: EditionBody | undefined;

const ports: WebPorts = {
  readers: {
    get: async () => reader,
    put: async (written) => {
      writes += 1;
      reader = { ...written, version: written.version + 1 };
      return reader;
    },
    capabilityKeys: async () => [KEY],
  },
  bodies: { get: async () => found },
  pages: { operator: 'operator@offprint.example' },
  now: () => now,
};
const address = (until = UNTIL, key = KEY) =>
  `/s/${sealCapability(key, { purpose: 'steer', readerId: before.id, editionId: body.id, until })}`;

async function look(path = '', at = address()): Promise<{ status: number; page: string }> {
  const response = await site(ports).request(at + path);
  return { status: response.status, page: await response.text() };
}

async function send(fields: Record<string, string> | string, path = ''): Promise<Response> {
  const sent = typeof fields === 'string' ? fields : new URLSearchParams(fields).toString();
  return site(ports).request(address() + path, { method: 'POST', body: sent });
}

/** Presses a button of the page at `path`, with these fields beside it, and goes where it leads, as browsers do. */
async function press(fields: Record<string, string> | string, path = ''): Promise<{ status: number; page: string }> {
  const response = await send(fields, path);
  return response.status === 303
    ? look(response.headers.get('location')!)
    : { status: response.status, page: await response.text() };
}

const continual = () => reader?.interests.find(({ id }) => id === CONTINUAL.id);

beforeEach(() => {
  reader = before;
  now = NOW;
  writes = 0;
  found = body;
});

describe('the reader’s own page', () => {
  it('changes nothing by GET or HEAD, whatever stands in the address (R2)', async () => {
    for (const path of ['', '?p=1', '?p=1&do=less&interest=continual', '?query=graphs&label=x&do=add']) {
      expect(await look(path)).toMatchObject({ status: 200 });
      expect((await site(ports).request(address() + path, { method: 'HEAD' })).status).toBe(200);
    }
    expect(writes).toBe(0);
  });

  it('shows the paper of the mail with its buttons, and forms that need no script', async () => {
    const { page } = await look('?p=2');
    expect(page).toContain(papers[1]!.title.slice(0, 20));
    for (const button of ['More like this', 'Less like this', 'Mute “continual learning”'])
      expect(page).toContain(`>${button}</button>`);
    expect(page).not.toMatch(/<script|\son\w+=/);
    expect(page).toContain('href="/u/');
  });

  it.each([
    ['forged', () => look('', `${address()}x`)],
    ['of another purpose', () => look('', `/s/${sealCapability(KEY, { purpose: 'leave', readerId: before.id })}`)],
    ['of another key', () => look('', address(UNTIL, { id: 'k1', secret: new Uint8Array(32) }))],
  ])('opens by no link that is %s', async (_, ask) => {
    expect(await ask()).toMatchObject({ status: 404 });
  });

  it('opens by no link that is half a year old, and says where a newer one is', async () => {
    const { status, page } = await look('', address('2026-11-22T09:29:59.000Z'));
    expect(status).toBe(410);
    expect(page).toContain('The newest mail has one that works.');
  });

  it('has nothing to steer for one who left, was suppressed, or was erased', async () => {
    reader = { ...before, consent: { state: 'left', at: NOW } };
    expect((await look()).page).toContain('You have left');
    expect((await press({ do: 'mute', interest: CONTINUAL.id })).page).toContain('You have left');
    reader = { ...before, consent: { state: 'suppressed', reason: 'complaint', at: NOW } };
    expect((await look()).page).toContain('The mails have stopped');
    reader = undefined;
    expect((await look()).page).toContain('You have left');
    expect(writes).toBe(0);
  });

  it('is written in the reader’s language', async () => {
    reader = { ...before, preferences: { language: 'de' } };
    const { page } = await look();
    expect(page).toContain('<html lang="de"');
    expect(page).toContain('Deine Themen');
  });

  it('is there without the paper once the edition is gone', async () => {
    found = undefined;
    const { status, page } = await look('?p=2');
    expect(status).toBe(200);
    expect(page).not.toContain('More like this');
    expect(await press({ do: 'more', interest: CONTINUAL.id }, '?p=2')).toMatchObject({ status: 422 });
  });

  it('shows what hostile readers typed as text', async () => {
    for (const text of HOSTILE_TEXTS.filter((each) => each.length < 500)) {
      const typed = text.replace(/\p{Cs}/gu, '');
      reader = { ...before, interests: [{ ...interest(CONTINUAL), label: typed, query: typed }] };
      for (const path of ['', '?p=1', `?query=${encodeURIComponent(typed)}&label=${encodeURIComponent(typed)}`]) {
        const { page } = await look(path);
        expect(page).not.toMatch(/<(?:script|img|svg|iframe)/i);
        expect(page.match(/<a /g)).toHaveLength(1);
      }
    }
  });
});

describe('steering by a paper', () => {
  const more = { do: 'more', interest: CONTINUAL.id };
  const less = { do: 'less', interest: CONTINUAL.id };

  it('adds it to what the interest likes, or to what it does not; the last word counts', async () => {
    expect((await press(more, '?p=2')).page).toContain('Noted: more like this.');
    expect(continual()?.like).toMatchObject([{ id: papers[1]!.id, title: papers[1]!.title }]);
    await press(less, '?p=2');
    expect(continual()).toMatchObject({ dislike: [{ id: papers[1]!.id }] });
    expect(continual()).not.toHaveProperty('like');
    await press({ do: 'neither', interest: CONTINUAL.id }, '?p=2');
    expect(continual()).toEqual(interest(CONTINUAL));
  });

  it('keeps whole characters of long texts, since no row may hold half of one', async () => {
    const long = (length: number) => `${'x'.repeat(length - 1)}𝜃 and more`;
    const paper = { ...papers[1]!, title: long(200), abstract: long(600) };
    found = anEdition([{ ...sectionFor(CONTINUAL, []), papers: [paper] }]);
    await press(more, '?p=1');
    await press({ do: 'add', query: 'graph networks', label: long(80) });
    expect(reader?.interests).toHaveLength(3);
    expect(continual()?.like).toMatchObject([{ title: 'x'.repeat(199), abstract: 'x'.repeat(599) }]);
    expect(reader?.interests[2]?.label).toBe('x'.repeat(79));
  });

  it('pressed twice is pressed once', async () => {
    await press(more, '?p=2');
    const once = continual();
    await press(more, '?p=2');
    expect(continual()).toEqual(once);
  });

  it('leads on to a page of its own, so that neither reload nor the way back sends it again', async () => {
    const response = await send(more, '?p=2&query=graphs');
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('?said=more&p=2');
    const { page } = await look('?said=more&p=2');
    expect(page).toContain('Noted: more like this.');
    expect(page).toContain(papers[1]!.title.slice(0, 20));
    for (const said of ['<b>', 'toString', 'form']) expect((await look(`?said=${said}`)).page).not.toContain('status');
  });

  it('offers nothing for one of the most upvoted, which no interest brought', async () => {
    expect((await look('?p=4')).page).toContain('No interest of yours brought this paper');
  });

  it('offers nothing for one whose topic was removed since, and says that', async () => {
    await press({ do: 'remove', interest: CONTINUAL.id });
    const { page } = await look('?p=2');
    expect(page).toContain('The topic that brought this paper is gone');
    expect(page).not.toContain('More like this');
  });

  it.each(['more', 'less', 'neither', 'mute', 'hear'])(
    'says of %s that a topic was removed meanwhile',
    async (what) => {
      const { status, page } = await press({ do: what, interest: 'nobody' }, '?p=2');
      expect(status).toBe(422);
      expect(page).toContain('This topic is gone; nothing was changed.');
      expect(reader?.interests).toEqual(before.interests);
    },
  );

  it('mutes an interest, and lets it be heard again', async () => {
    await press({ do: 'mute', interest: CONTINUAL.id });
    expect(continual()?.muted).toBe(true);
    await press({ do: 'hear', interest: CONTINUAL.id });
    expect(continual()).toEqual(interest(CONTINUAL));
  });
});

describe('changing topics', () => {
  it('adds an interest, named or not, and each once', async () => {
    await press({ do: 'add', query: 'graph networks', label: ' \u200b\u3164' });
    expect(await press({ do: 'add', query: '(graph networks)', label: 'again' })).toMatchObject({
      status: 422,
      page: expect.stringContaining('You ask for that already; nothing was changed.'),
    });
    expect(reader?.interests.map(({ label }) => label)).toEqual([
      'continual learning',
      'energy-based models',
      'graph networks',
    ]);
  });

  it('shows how a query is read before it is added', async () => {
    const { page } = await look('?query=cats%20-dogs');
    expect(page).toContain('It is read as');
    expect(page).toContain('cats AND NOT dogs');
  });

  it('shows what is wrong with a query, with a caret under it, and adds nothing', async () => {
    const { status, page } = await press({ do: 'add', query: 'graphs AND (nets', label: '' });
    expect(status).toBe(422);
    expect(page).toMatch(/<pre[^>]*>graphs AND \(nets\n\s+\^/);
    expect(writes).toBe(0);
  });

  it('removes an interest', async () => {
    await press({ do: 'remove', interest: ENERGY.id });
    expect(reader?.interests.map(({ id }) => id)).toEqual([CONTINUAL.id]);
  });

  it('says where nothing is left to look for that no mail comes', async () => {
    const SILENT = 'Nothing is looked for, so no mail comes.';
    expect((await look()).page).not.toContain(SILENT);
    await press({ do: 'mute', interest: CONTINUAL.id });
    expect((await press({ do: 'remove', interest: ENERGY.id })).page).toContain(SILENT);
    reader = { ...reader!, preferences: { upvoted: 'only' } };
    expect((await look()).page).not.toContain(SILENT);
  });

  it('keeps what was typed of hour, cadence and zone when some of it was wrong', async () => {
    const { page } = await press('do=rhythm&kind=weekly&at=08:30&zone=Berlin&days=1&days=4&day=9');
    expect(page).toContain('Write the time zone like Europe/Berlin');
    expect(page).toMatch(/name="zone" value="Berlin"/);
    expect(page).toMatch(/name="at" type="time" value="08:30"/);
    expect(page).toMatch(/<option value="weekly" selected=""/);
    expect(page.match(/ checked=""/g)).toHaveLength(2);
  });

  it('changes hour, cadence and zone, and with them the next due time', async () => {
    await press('do=rhythm&kind=weekly&at=08:30&zone=America%2FNew_York&days=1&days=4&day=1');
    expect(reader).toMatchObject({
      cadence: { kind: 'weekly', at: '08:30', days: [1, 4] },
      zone: 'America/New_York',
      nextDueAt: '2026-11-23T13:30:00.000Z',
    });
  });

  it('changes language, papers in full and the most upvoted', async () => {
    const { page } = await press({ do: 'prefer', language: 'zh', cards: '5', upvoted: 'beside' });
    expect(reader?.preferences).toEqual({ language: 'zh', cards: 5, upvoted: 'beside' });
    expect(page).toContain('您的主题');
  });

  it('pauses until a day that one edition can catch up with, and begins again', async () => {
    await press({ do: 'pause', until: '2026-12-10' });
    expect(reader?.consent).toEqual({ state: 'paused', until: '2026-12-09T23:00:00.000Z' });
    await press({ do: 'resume' });
    expect(reader?.consent).toEqual({ state: 'active' });
  });

  it.each([
    ['Pacific/Auckland', '2026-11-22T19:00:00.000Z', '2026-11-23', '2026-11-24'],
    ['America/Los_Angeles', '2026-11-23T04:00:00.000Z', '2026-11-22', '2026-11-23'],
  ])('pauses in %s from tomorrow on, as the day is there', async (zone, at, today, tomorrow) => {
    now = at;
    reader = { ...before, zone };
    expect((await look()).page).toContain(`min="${tomorrow}"`);
    expect(await press({ do: 'pause', until: today })).toMatchObject({ status: 422 });
    expect((await press({ do: 'pause', until: tomorrow })).page).toContain('Paused.');
    expect(reader?.consent).toMatchObject({ state: 'paused' });
  });

  it.each([
    [{ do: 'rhythm', kind: 'daily', at: '7 am', zone: 'UTC' }, 'Write the time like 07:00'],
    [{ do: 'rhythm', kind: 'daily', at: '07:00', zone: 'Mars/Olympus' }, 'Write the time zone'],
    [{ do: 'rhythm', kind: 'weekly', at: '07:00', zone: 'UTC' }, 'Choose at least one day'],
    [{ do: 'rhythm', kind: 'monthly', at: '07:00', zone: 'UTC', day: '32' }, 'Choose at least one day'],
    [{ do: 'rhythm', kind: 'hourly', at: '07:00', zone: 'UTC' }, 'not understood'],
    [{ do: 'prefer', language: 'xx', cards: '5', upvoted: 'none' }, 'not understood'],
    [{ do: 'prefer', language: 'en', cards: '500', upvoted: 'none' }, 'not understood'],
    [{ do: 'pause', until: '2026-11-22' }, 'within the next five weeks'],
    [{ do: 'pause', until: '2027-11-22' }, 'within the next five weeks'],
    [{ do: 'pause', until: '2026-12-99' }, 'within the next five weeks'],
    [{ do: 'pause', until: '2026-11-31' }, 'within the next five weeks'],
    [{ do: 'explode' }, 'not understood'],
    [{}, 'not understood'],
  ])('refuses %o and says why', async (fields, sentence) => {
    const { status, page } = await press(fields as Record<string, string>);
    expect(status).toBe(422);
    expect(page).toContain(sentence);
    expect(writes).toBe(0);
  });
});

describe('floods', () => {
  it('of bytes are refused unread', async () => {
    expect(await press({ do: 'add', query: 'x'.repeat(20_000) })).toMatchObject({ status: 413 });
    expect(writes).toBe(0);
  });

  it('of changes end for the day, and begin anew the next', async () => {
    reader = { ...before, changes: { day: '2026-11-22', count: CHANGES_A_DAY } };
    expect(await press({ do: 'mute', interest: CONTINUAL.id })).toMatchObject({ status: 429 });
    expect(writes).toBe(0);
    reader = { ...before, changes: { day: '2026-11-21', count: CHANGES_A_DAY } };
    await press({ do: 'mute', interest: CONTINUAL.id });
    expect(reader).toMatchObject({ changes: { day: '2026-11-22', count: 1 } });
  });
});
