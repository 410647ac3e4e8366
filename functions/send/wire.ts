import { askedTable } from '../../shared/aws/asked-table.ts';
import { dynamoDb, s3, sns } from '../../shared/aws/clients.ts';
import { editionBodies } from '../../shared/aws/edition-bodies.ts';
import { editionsTable } from '../../shared/aws/editions-table.ts';
import { mailService } from '../../shared/aws/mail-service.ts';
import { count } from '../../shared/aws/metrics.ts';
import { operatorTopic } from '../../shared/aws/operator-topic.ts';
import { readersTable } from '../../shared/aws/readers-table.ts';
import { bucket } from '../../shared/editions/pace.ts';
import { settingsFrom } from '../../shared/environment.ts';
import { confirmationMessage, editionMessage, type Message } from '../../shared/mail/message.ts';
import { warmUp } from '../../shared/mail/warm-up.ts';
import { ENV } from '../../shared/names.ts';
import { pacer } from './pace.ts';
import type { AskPorts, SendPorts } from './ports.ts';

/** A mail and whom it goes to. */
interface Addressed {
  readonly message: Message;
  readonly to: string;
}

/** Send with its adapters. @throws MissingSettings when the environment lacks some. */
export function wire(): SendPorts<Addressed> & AskPorts<Addressed> {
  const settings = settingsFrom(process.env, {
    readersTable: ENV.readersTable,
    editionsTable: ENV.editionsTable,
    bucket: ENV.bucket,
    configurationSet: ENV.configurationSet,
    sender: ENV.sender,
    operatorAddress: ENV.operatorAddress,
    operatorTopicArn: ENV.operatorTopicArn,
    ratePerSecond: ENV.sendRatePerSecond,
    concurrency: ENV.sendConcurrency,
  });
  const client = dynamoDb();
  const mail = mailService(settings.configurationSet);
  warmUp();
  const mailSettings = { sender: settings.sender, operator: settings.operatorAddress };
  const { holds, evidence, ...ledger } = editionsTable(client, settings.editionsTable);
  const monotonicMs = () => performance.now();
  return {
    ledger,
    holds,
    evidence,
    readers: readersTable(client, settings.readersTable),
    bodies: editionBodies(s3(), settings.bucket),
    message: (body, reader) => {
      const { cadence, consent, preferences } = reader;
      const message = editionMessage(body, {
        ...mailSettings,
        ...(preferences?.cards !== undefined && { cards: preferences.cards }),
        ...(consent.state === 'invited' && { invitation: { cadence } }),
      });
      return { message, to: reader.address };
    },
    asked: askedTable(client, settings.readersTable),
    confirmation: ({ id, confirm, wish: { address, preferences } }) => ({
      message: confirmationMessage({ confirm, language: preferences?.language, readerId: id }, mailSettings),
      to: address,
    }),
    mail: async ({ message, to }, id) => {
      const result = await mail(message, to);
      // What nobody knows the end of is looked into here (docs/runbook.md, send-parked).
      if (result.kind === 'unknown') console.warn(JSON.stringify({ mail: id, unknown: result.reason }));
      return result;
    },
    now: () => new Date().toISOString(),
    random: Math.random,
    pace: pacer(
      bucket(Number(settings.ratePerSecond), Number(settings.concurrency), monotonicMs()),
      monotonicMs,
      (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    ),
    notify: operatorTopic(sns(), settings.operatorTopicArn),
    count,
  };
}
