import type { SubscriptionPorts, WebPorts } from '../../functions/web/ports.ts';
import { site } from '../../functions/web/site.tsx';
import { type CapabilityKey, sealCapability } from '../../shared/readers/capability.ts';
import { aReader } from '../fixtures/a-reader.ts';
import { anAsking, WISH } from '../fixtures/an-asking.ts';
import { anEdition, CONTINUAL, ENERGY, ROBOTS } from './editions.ts';
import { listedPapers, samplePapers, sectionFor } from './papers.ts';

const KEY: CapabilityKey = { id: 'k1', secret: new Uint8Array(32) };

/** The pages that mails lead to, by name, as HTML. */
export async function pages(): Promise<Map<string, string>> {
  const steered = samplePapers().slice(0, 2);
  const reader = aReader({
    interests: [CONTINUAL, ENERGY, ROBOTS].map(({ id, label, query }, at) => ({
      ...{ id, label, query, addedAt: '2026-11-01T00:00:00.000Z' },
      ...(at === 1 && { like: steered }),
      ...(at === 2 && { muted: true as const }),
    })),
  });
  const body = anEdition([sectionFor(CONTINUAL, samplePapers()), sectionFor(ENERGY, listedPapers())]);
  const leave = `/u/${sealCapability(KEY, { purpose: 'leave', readerId: reader.id })}`;
  const edition = `/e/${sealCapability(KEY, { purpose: 'edition', readerId: reader.id, editionId: body.id })}`;
  const until = '2027-05-21T06:00:00.000Z';
  const steer = `/s/${sealCapability(KEY, { purpose: 'steer', readerId: reader.id, editionId: body.id, until })}`;
  const ports: WebPorts = {
    readers: {
      get: async (id) => (id === reader.id ? reader : undefined),
      put: async (written) => written,
      capabilityKeys: async () => [KEY],
    },
    bodies: { get: async () => body },
    pages: { operator: 'operator@offprint.example' },
    now: () => body.dueAt,
  };
  const stranger = 'f0a1b2c3d4e5f60718293a4b5c';
  const confirm = `/c/${sealCapability(KEY, { purpose: 'confirm', readerId: stranger, until })}`;
  const subscription: SubscriptionPorts = {
    asked: {
      get: async () => ({
        ...anAsking({ id: stranger, wish: { ...WISH, preferences: { language: 'en' } } }),
        state: 'open',
      }),
      put: async (written) => written,
      count: async () => true,
    },
    wake: async () => {},
    count: () => {},
    origin: 'https://papers.offprint.example',
  };
  const form = new URLSearchParams({
    address: 'ada@example.org',
    interests: 'diffusion models\ngraph AND (GNN OR',
    zone: 'Europe/Berlin',
    language: 'en',
  });
  const asked = [
    ['page-edition', edition, 'GET'],
    ['page-search', `${edition}?q=energy`, 'GET'],
    ['page-leave', leave, 'GET'],
    ['page-left', leave, 'POST'],
    ['page-steer', `${steer}?p=2`, 'GET'],
    ['page-steer-read', `${steer}?query=the RAG agents -survey`, 'GET'],
    ['page-steer-query', `${steer}?query=graph AND (GNN OR`, 'GET'],
    ['page-subscribe', '/subscribe', 'GET'],
    ['page-subscribe-wrong', '/subscribe', 'POST', form.toString()],
    ['page-confirm', confirm, 'GET'],
    ['page-confirmed', confirm, 'POST'],
    ['page-invalid', '/u/forged', 'GET'],
  ] as const;
  return new Map(
    await Promise.all(
      asked.map(async ([name, path, method, sent]): Promise<[string, string]> => {
        const response = await site(ports, subscription).request(path, { method, ...(sent && { body: sent }) });
        return [name, await response.text()];
      }),
    ),
  );
}
