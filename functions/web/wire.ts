import { askedTable } from '../../shared/aws/asked-table.ts';
import { dynamoDb, s3, sqs } from '../../shared/aws/clients.ts';
import { editionBodies } from '../../shared/aws/edition-bodies.ts';
import { count } from '../../shared/aws/metrics.ts';
import { enqueue } from '../../shared/aws/queue.ts';
import { readersTable } from '../../shared/aws/readers-table.ts';
import { settingsFrom } from '../../shared/environment.ts';
import { ENV } from '../../shared/names.ts';
import { askedMessage } from '../../shared/readers/asked.ts';
import type { SubscriptionPorts, WebPorts } from './ports.ts';

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

/** What subscribing needs, where people may. @throws MissingSettings when the environment lacks some. */
export function wireSubscription(): SubscriptionPorts | undefined {
  const settings = settingsFrom(process.env, {
    subscription: ENV.subscription,
    readersTable: ENV.readersTable,
    sendQueueUrl: ENV.sendQueueUrl,
    origin: ENV.webOrigin,
  });
  if (settings.subscription !== 'open') return undefined;
  const queue = sqs();
  return {
    asked: askedTable(dynamoDb(), settings.readersTable),
    wake: (id) => enqueue(queue, settings.sendQueueUrl, [askedMessage(id)]),
    count,
    origin: settings.origin,
  };
}
