import { dynamoDb, s3 } from '../../shared/aws/clients.ts';
import { editionBodies } from '../../shared/aws/edition-bodies.ts';
import { readersTable } from '../../shared/aws/readers-table.ts';
import { settingsFrom } from '../../shared/environment.ts';
import { ENV } from '../../shared/names.ts';
import type { WebPorts } from './ports.ts';

/** Web with its adapters. @throws MissingSettings when the environment lacks some. */
export function wire(): WebPorts {
  const settings = settingsFrom(process.env, {
    readersTable: ENV.readersTable,
    bucket: ENV.bucket,
    operatorAddress: ENV.operatorAddress,
  });
  return {
    readers: readersTable(dynamoDb(), settings.readersTable),
    bodies: editionBodies(s3(), settings.bucket),
    pages: { operator: settings.operatorAddress },
    now: () => new Date().toISOString(),
  };
}
