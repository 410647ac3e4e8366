import { dynamoDb } from '../../shared/aws/clients.ts';
import { editionsTable } from '../../shared/aws/editions-table.ts';
import { count } from '../../shared/aws/metrics.ts';
import { readersTable } from '../../shared/aws/readers-table.ts';
import { settingsFrom } from '../../shared/environment.ts';
import { ENV } from '../../shared/names.ts';
import type { EvidencePorts } from './ports.ts';

/** Evidence with its adapters. @throws MissingSettings when the environment lacks some. */
export function wire(): EvidencePorts {
  const settings = settingsFrom(process.env, { readersTable: ENV.readersTable, editionsTable: ENV.editionsTable });
  const client = dynamoDb();
  const { evidence, ...ledger } = editionsTable(client, settings.editionsTable);
  return {
    ledger,
    readers: readersTable(client, settings.readersTable),
    evidenced: evidence.evidenced,
    now: () => new Date().toISOString(),
    count,
  };
}
