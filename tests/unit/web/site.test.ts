import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { WebPorts } from '../../../functions/web/ports.ts';
import { site } from '../../../functions/web/site.tsx';
import type { EditionBody } from '../../../shared/editions/edition.ts';
import { type Capability, type CapabilityKey, sealCapability } from '../../../shared/readers/capability.ts';
import type { Consent, Reader } from '../../../shared/readers/reader.ts';
import { aReader } from '../../fixtures/a-reader.ts';
import { anEdition, CONTINUAL } from '../../gallery/editions.ts';
import { HOSTILE_TEXTS, hostilePapers } from '../../gallery/hostile.ts';
import { samplePapers, sectionFor } from '../../gallery/papers.ts';

const KEY: CapabilityKey = { id: 'k1', secret: new Uint8Array(32).fill(7) };
const NOW = '2026-11-22T09:30:00.000Z';
const body = anEdition([{ ...sectionFor(CONTINUAL, []), papers: samplePapers() }]);

let rows: Map<string, Reader>;
let bodies: Map<string, EditionBody>;
let conflicts: number;
let writes: number;

function ports(): WebPorts {
  return {
    readers: {
      get: async (id) => rows.get(id),
      put: async (reader) => {
        writes += 1;
        if (conflicts-- > 0) return undefined;
        const written = { ...reader, version: reader.version + 1 };
        rows.set(reader.id, written);
        return written;
      },
      capabilityKeys: async () => [KEY],
    },
    bodies: { get: async (id) => bodies.get(id) },
    pages: { operator: 'operator@offprint.example' },
    now: () => NOW,
  };
}

function address(capability: Capability, key = KEY): string {
  return `/${capability.purpose === 'leave' ? 'u' : 'e'}/${sealCapability(key, capability)}`;
}

async function ask(path: string, method = 'GET'): Promise<{ status: number; page: string; headers: Headers }> {
  const response = await site(ports()).request(path, { method });
  return { status: response.status, page: await response.text(), headers: response.headers };
}

const reader = aReader();
const leaving = address({ purpose: 'leave', readerId: reader.id });
const reading = address({ purpose: 'edition', readerId: reader.id, editionId: body.id });

function hasLeft(): boolean {
  return rows.get(reader.id)?.consent.state === 'left';
}

beforeEach(() => {
  rows = new Map([[reader.id, reader]]);
  bodies = new Map([[body.id, body]]);
  conflicts = 0;
  writes = 0;
});

describe('the page that leaves', () => {
  it('shows one button, and a GET or HEAD of it changes nothing (R2)', async () => {
    const { status, page } = await ask(leaving);
    expect(status).toBe(200);
    expect(page.match(/<button/g)).toHaveLength(1);
    expect(page).toContain('<form method="post"');
    expect(await ask(leaving, 'HEAD')).toMatchObject({ status: 200, page: '' });
    expect(writes).toBe(0);
  });

  it('leaves by POST, at once and without a redirect (RFC 8058)', async () => {
    const response = await site(ports()).request(leaving, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('You have left');
    expect(rows.get(reader.id)?.consent).toEqual({ state: 'left', at: NOW });
  });

  it('leaves once, however often it is pressed', async () => {
    await ask(leaving, 'POST');
    const first = rows.get(reader.id);
    expect(await ask(leaving, 'POST')).toMatchObject({ status: 200 });
    expect(rows.get(reader.id)).toEqual(first);
    expect(writes).toBe(1);
  });

  it.each<Consent>([{ state: 'invited' }, { state: 'paused' }, { state: 'suppressed', reason: 'bounce', at: NOW }])(
    'lets a reader leave who is $state: declining is leaving (R1)',
    async (consent) => {
      rows.set(reader.id, { ...reader, consent });
      await ask(leaving, 'POST');
      expect(hasLeft()).toBe(true);
    },
  );

  it('leaves all the same when somebody else writes the reader meanwhile', async () => {
    conflicts = 3;
    expect(await ask(leaving, 'POST')).toMatchObject({ status: 200 });
    expect(hasLeft()).toBe(true);
  });

  it('offers one who left nothing but the fact and how to come back', async () => {
    await ask(leaving, 'POST');
    const { status, page } = await ask(leaving);
    expect(status).toBe(200);
    expect(page).toContain('You have left');
    expect(page).toContain('write to operator@offprint.example');
    expect(page).not.toMatch(/<(?:form|button|a|input)\b/);
  });

  it('says the same of one who was erased', async () => {
    rows.clear();
    expect((await ask(leaving)).page).toContain('You have left');
    expect(await ask(leaving, 'POST')).toMatchObject({ status: 200 });
    expect(rows.size).toBe(0);
  });

  it('says why mails stopped', async () => {
    rows.set(reader.id, { ...reader, consent: { state: 'suppressed', reason: 'bounce', at: NOW } });
    expect((await ask(leaving)).page).toContain('Your mailbox refused our mail');
  });
});

describe('the page of an edition', () => {
  it('holds every paper whole, at the anchor that the mail links to', async () => {
    const { status, page } = await ask(reading);
    expect(status).toBe(200);
    expect(page.match(/<article id="p\d+">/g)).toEqual(
      samplePapers().map((_, index) => `<article id="p${index + 1}">`),
    );
    expect(page).toContain('Code is 600 lines, and the training curves of failed runs are included.');
  });

  it('offers to look for a paper by its title that came without an address', async () => {
    const { page } = await ask(reading);
    expect(page).toContain('href="https://scholar.google.com/scholar?q=%22Replay%20Without%20Rehearsal');
    expect(page).toMatch(/<h2[^>]*><span class="q">1\.<\/span> Replay/);
  });

  it('finds by title without a script, whatever the case and accents, under the same numbers', async () => {
    const { page } = await ask(`${reading}?q=ERDOS%20graph`);
    expect(page.match(/<article id="p\d+">/g)).toHaveLength(1);
    expect(page).toContain('1 of 62 papers has these words in its title.');
    expect(page).toContain('value="ERDOS graph"');
    expect(page).not.toContain('<script');
  });

  it('says so when nothing is found', async () => {
    const { page } = await ask(`${reading}?q=unicorn`);
    expect(page).toContain('0 of 62 papers');
    expect(page).not.toContain('<article');
  });

  it('of a note that nothing matched says what is asked for, and offers no search among nothing', async () => {
    bodies.set(body.id, anEdition([sectionFor(CONTINUAL, [])]));
    const { page } = await ask(reading);
    expect(page).toContain('This is what you ask for');
    expect(page).toContain('<b>continual learning</b>');
    expect(page).not.toContain('<form');
    expect(page).not.toContain('BibTeX');
  });

  it('is still there for one who left', async () => {
    rows.set(reader.id, { ...reader, consent: { state: 'left', at: NOW } });
    expect(await ask(reading)).toMatchObject({ status: 200 });
  });

  it('says calmly that it is gone when it is', async () => {
    bodies.clear();
    const { status, page } = await ask(reading);
    expect(status).toBe(404);
    expect(page).toContain('This edition is not here any more');
  });

  it('gives its papers to reference managers', async () => {
    const { status, page, headers } = await ask(`${reading}?as=bibtex`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/x-bibtex; charset=utf-8');
    const titles = body.sections.flatMap(({ papers }) => papers.map(({ title }) => title));
    expect(page.match(/^@/gm)).toHaveLength(titles.length);
    expect((await ask(reading)).page).toContain('href="?as=bibtex"');
  });

  it('shows hostile papers and searches as text', async () => {
    bodies.set(body.id, { ...body, sections: [{ ...body.sections[0]!, papers: hostilePapers() }] });
    for (const search of ['', ...HOSTILE_TEXTS]) {
      const { page } = await ask(`${reading}?q=${encodeURIComponent(search.replace(/\p{Cs}/gu, ''))}`);
      expect(
        page.match(
          /<(?!\/?(?:html|head|meta|title|style|body|table|tbody|tr|td|main|section|header|article|footer|form|label|input|button|h[12]|p|b|br|a|span)\b|!doctype html>)/gi,
        ),
      ).toBeNull();
      expect(page).not.toMatch(/href="(?!https:|\?(?:as=bibtex)?")/);
    }
  });
});

describe('every answer', () => {
  it.each([
    ['a forged token', address({ purpose: 'leave', readerId: reader.id }, { ...KEY, secret: new Uint8Array(32) })],
    ['a token of another purpose', leaving.replace('/u/', '/e/')],
    ['the other token of another purpose', reading.replace('/e/', '/u/')],
    ['a token cut short', leaving.slice(0, -3)],
    ['no token', '/u/'],
    ['a page that there is not', '/wp-login.php'],
  ])('to %s is a calm page, and nothing happens', async (_, path) => {
    for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
      const { status, page } = await ask(path, method);
      expect(status).toBe(404);
      expect(page).toContain('This link does not work');
    }
    expect(writes).toBe(0);
  });

  it.each([
    [leaving, 'GET'],
    [leaving, 'POST'],
    [reading, 'GET'],
    ['/elsewhere', 'GET'],
  ])('of %s to %s may run nothing, be framed, indexed or kept, and tells nobody its address', async (path, method) => {
    const { headers } = await ask(path, method);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-robots-tag')).toBe('noindex, nofollow');
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(headers.get('set-cookie')).toBeNull();
    expect(headers.get('content-type')).toBe('text/html; charset=UTF-8');
  });

  it('is calm on a fault, which is logged without address or token (R3)', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const broken = { ...ports(), bodies: { get: () => Promise.reject(new Error('the bucket is away')) } };
    const response = await site(broken).request(reading);
    expect(response.status).toBe(500);
    expect(await response.text()).toContain('Nothing is lost.');
    expect(response.headers.get('x-robots-tag')).toBe('noindex, nofollow');
    expect(log.mock.calls).toEqual([['{"fault":"Error: the bucket is away"}']]);
    log.mockRestore();
  });
});
