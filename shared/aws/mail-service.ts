import { SESv2Client, type SESv2ClientConfig, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { SendResult } from '../editions/send-result.ts';
import type { Message } from '../mail/message.ts';
import { classifySendError } from './send-error.ts';

/** SES answers within seconds; a call that takes longer has an unknown outcome. */
const ANSWER_TIMEOUT_MS = 20_000;
const CONNECT_TIMEOUT_MS = 5_000;

/** Sends one mail by one call. Never throws: what became of it is the answer. */
export type MailService = (message: Message, to: string) => Promise<SendResult>;

/**
 * SES by `SendEmail`. The client neither retries nor waits for ever: with its defaults one call reached the server three times on a reset, a timeout or a 5xx,
 * which is three mails, because SES has no idempotency key.
 */
export function mailService(configurationSet: string, config: SESv2ClientConfig = {}): MailService {
  const client = new SESv2Client({
    ...config,
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler({
      connectionTimeout: CONNECT_TIMEOUT_MS,
      requestTimeout: ANSWER_TIMEOUT_MS,
      throwOnRequestTimeout: true,
    }),
  });
  return async (message, to) => {
    try {
      const { MessageId = '' } = await client.send(sendCommand(message, to, configurationSet));
      return { kind: 'accepted', messageId: MessageId };
    } catch (error) {
      return classifySendError(error);
    }
  };
}

function sendCommand(message: Message, to: string, configurationSet: string): SendEmailCommand {
  const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });
  return new SendEmailCommand({
    FromEmailAddress: message.from,
    ...(message.replyTo !== undefined && { ReplyToAddresses: [message.replyTo] }),
    Destination: { ToAddresses: [to] },
    ConfigurationSetName: configurationSet,
    EmailTags: message.tags.map(({ name, value }) => ({ Name: name, Value: value })),
    Content: {
      Simple: {
        Subject: utf8(message.subject),
        Body: { Html: utf8(message.html), Text: utf8(message.text) },
        Headers: message.headers.map(({ name, value }) => ({ Name: name, Value: value })),
      },
    },
  });
}
