import { describe, expect, it } from 'vitest';
import { rememberedStale, tellStale } from '../../../functions/compose/stale-sources.ts';

const ARXIV = { name: 'arXiv', since: '2026-03-06T07:00:00.000Z' };

describe('the operator', () => {
  it('hears of a stale source once until it has come again', async () => {
    const told = new Set<string>();
    const mails: string[] = [];
    let stale = [ARXIV];
    const ports = {
      staleSources: async () => stale,
      told: { has: async (what: string) => told.has(what), add: async (what: string) => void told.add(what) },
      notify: async (subject: string, text: string) => void mails.push(`${subject}: ${text}`),
    };
    await tellStale(ports);
    await tellStale(ports);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatch(/^Nothing comes from arXiv any more: .*2026-03-06/);
    stale = [{ ...ARXIV, since: '2026-03-20T07:00:00.000Z' }];
    await tellStale(ports);
    expect(mails).toHaveLength(2);
  });

  it('hears of it all the same when the first mail could not be sent', async () => {
    const told = new Set<string>();
    let tries = 0;
    const ports = {
      staleSources: async () => [ARXIV],
      told: { has: async (what: string) => told.has(what), add: async (what: string) => void told.add(what) },
      notify: async () => {
        if (++tries === 1) throw new Error('no answer');
      },
    };
    await expect(tellStale(ports)).rejects.toThrow();
    await tellStale(ports);
    await tellStale(ports);
    expect(tries).toBe(2);
  });
});

describe('stale sources', () => {
  const asked = () => {
    const state = { found: [] as (typeof ARXIV)[] | Error, now: '2026-03-10T08:00:00.000Z', reads: 0 };
    const read = async () => {
      state.reads += 1;
      if (state.found instanceof Error) throw state.found;
      return state.found;
    };
    return { state, ask: rememberedStale(read, () => state.now) };
  };

  it('are looked for again after a quarter of an hour while all is well, and at once while something is not', async () => {
    const { state, ask } = asked();
    expect([await ask(), await ask(), state.reads]).toEqual([[], [], 1]);
    state.found = [ARXIV];
    state.now = '2026-03-10T08:15:00.000Z';
    expect([await ask(), await ask(), state.reads]).toEqual([[ARXIV], [ARXIV], 3]);
  });

  it('that cannot be found out keep no edition from anybody', async () => {
    const { state, ask } = asked();
    state.found = new Error('no answer');
    expect(await ask()).toEqual([]);
  });
});
