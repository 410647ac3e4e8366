import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { HOUR_MS } from '../calendar/instant.ts';

const LONGEST_SUBJECT = 100;

/** Tells the operator something, by SNS, which mails it to them. */
export type Notify = (subject: string, text: string) => Promise<void>;

/**
 * Tells the operator; from one process the same subject at most once an hour.
 * @param now Milliseconds of the clock.
 */
export function operatorTopic(client: SNSClient, topicArn: string, now: () => number = Date.now): Notify {
  const told = new Map<string, number>();
  return async (subject, text) => {
    const last = told.get(subject);
    if (last !== undefined && now() - last < HOUR_MS) return;
    await client.send(new PublishCommand({ TopicArn: topicArn, Subject: asSubject(subject), Message: text }));
    told.set(subject, now());
  };
}

/** SNS takes subjects of printable ASCII, at most 100 characters, beginning with a letter, digit or mark. */
function asSubject(text: string): string {
  return `Offprint: ${text}`.replace(/[^\x20-\x7e]+/g, ' ').slice(0, LONGEST_SUBJECT);
}
