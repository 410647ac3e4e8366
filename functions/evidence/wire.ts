import { askedTable } from '../../shared/aws/asked-table.ts';
import { dynamoDb, dynamoDbOnce, sns } from '../../shared/aws/clients.ts';
import { editionsTable } from '../../shared/aws/editions-table.ts';
import { count } from '../../shared/aws/metrics.ts';
import { operatorTopic } from '../../shared/aws/operator-topic.ts';
import { readersTable } from '../../shared/aws/readers-table.ts';
import { reputationOf } from '../../shared/aws/reputation.ts';
import { settingsFrom } from '../../shared/environment.ts';
import { ENV } from '../../shared/names.ts';
import type { AskedPorts, EvidencePorts } from './ports.ts';

/** Evidence with its adapters. @throws MissingSettings when the environment lacks some. */
export function wire(): EvidencePorts & AskedPorts {
  const settings = settingsFrom(process.env, {
    readersTable: ENV.readersTable,
    editionsTable: ENV.editionsTable,
    operatorTopicArn: ENV.operatorTopicArn,
  });
  const client = dynamoDb();
  const { evidence, holds, ...ledger } = editionsTable(client, settings.editionsTable);
  return {
    ledger,
    asked: askedTable(client, settings.readersTable),
    readers: readersTable(client, settings.readersTable),
    reputation: reputationOf(client, dynamoDbOnce(), settings.editionsTable),
    holds,
    notify: operatorTopic(sns(), settings.operatorTopicArn),
    evidenced: evidence.evidenced,
    now: () => new Date().toISOString(),
    count,
  };
}
