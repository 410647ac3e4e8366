import type { WebPorts } from '../../functions/web/ports.ts';
import { site } from '../../functions/web/site.tsx';
import { type CapabilityKey, sealCapability } from '../../shared/readers/capability.ts';
import { aReader } from '../fixtures/a-reader.ts';
import { anEdition, CONTINUAL, ENERGY } from './editions.ts';
import { listedPapers, samplePapers, sectionFor } from './papers.ts';

const KEY: CapabilityKey = { id: 'k1', secret: new Uint8Array(32) };

/** The pages that mails lead to, by name, as HTML. */
export async function pages(): Promise<Map<string, string>> {
  const reader = aReader();
  const body = anEdition([sectionFor(CONTINUAL, samplePapers()), sectionFor(ENERGY, listedPapers())]);
  const leave = `/u/${sealCapability(KEY, { purpose: 'leave', readerId: reader.id })}`;
  const edition = `/e/${sealCapability(KEY, { purpose: 'edition', readerId: reader.id, editionId: body.id })}`;
  const ports: WebPorts = {
    readers: { get: async () => reader, put: async (written) => written, capabilityKeys: async () => [KEY] },
    bodies: { get: async () => body },
    pages: { operator: 'operator@offprint.example' },
    now: () => body.dueAt,
  };
  const asked = [
    ['page-edition', edition, 'GET'],
    ['page-search', `${edition}?q=energy`, 'GET'],
    ['page-leave', leave, 'GET'],
    ['page-left', leave, 'POST'],
    ['page-invalid', '/u/forged', 'GET'],
  ] as const;
  return new Map(
    await Promise.all(
      asked.map(async ([name, path, method]): Promise<[string, string]> => {
        const response = await site(ports).request(path, { method });
        return [name, await response.text()];
      }),
    ),
  );
}
