import { randomUUID } from 'node:crypto';
import { OUTPUT } from '../shared/names.ts';
import type { Base } from './base.ts';
import type { Inbox } from './inbox.ts';
import { AwsError, type Call } from './protocol.ts';
import type { Queues } from './sqs.ts';
import { CannotRun } from './state.ts';

type Subscription = Record<'TopicArn' | 'Protocol' | 'Endpoint', string> & { RawMessageDelivery?: boolean };
/** Where the stack names no sender. With one, the operator's mails come from it: a mail server lets an account send from its own addresses only. */
const FROM = 'AWS Notifications <no-reply@sns.amazonaws.com>';

/** The template's topics, with queues and mail addresses as subscribers, and SNS's protocol to them. */
export type Topics = ReturnType<typeof createTopics>;
export function createTopics({ template, policies, clock }: Base, queues: Queues, inbox: Inbox) {
  const from = template.outputs[OUTPUT.sender] ?? FROM;
  const topics = template.all('SNS::Topic').map(({ arn }) => arn);
  const subscriptions = template.all<Subscription>('SNS::Subscription').map(({ id, properties }) => {
    if (/^(sqs|email)$/.test(properties.Protocol) && !('FilterPolicy' in properties)) return properties;
    throw new CannotRun(`${id}: a subscriber here is a queue or a mail address, without a filter.`);
  });
  const publish = (TopicArn: string, Message: string, Subject?: string): string => {
    if (!topics.includes(TopicArn)) throw new AwsError('NotFound', 'Topic does not exist', 404);
    const [MessageId, at] = [randomUUID(), new Date(clock.now()).toISOString()];
    const notification = { Type: 'Notification', MessageId, TopicArn, Subject, Message, Timestamp: at };
    const mail = { at, from, subject: Subject ?? 'AWS Notification Message', text: Message, headers: [] };
    for (const { Protocol, Endpoint, RawMessageDelivery } of subscriptions.filter((one) => one.TopicArn === TopicArn))
      if (Protocol === 'email') inbox.accept({ ...mail, id: `${MessageId}-${Endpoint}`, to: [Endpoint] });
      else if (policies.serviceMay('sns.amazonaws.com', 'sqs:SendMessage', Endpoint, TopicArn))
        queues.send(Endpoint, RawMessageDelivery ? Message : JSON.stringify(notification));
    return MessageId;
  };
  return {
    protocol: 'query' as const,
    handle({ operation, input, caller }: Call): string {
      const { TopicArn = '', Message = '', Subject } = input as Partial<Record<string, string>>;
      if (operation !== 'Publish') throw new AwsError('InvalidAction', `The local SNS has no ${operation}.`);
      caller.need('sns:Publish', TopicArn);
      if (!Message || (Subject && !/^[\x20-\x7e]{1,99}$/.test(Subject)))
        throw new AwsError('InvalidParameter', 'Invalid parameter: Message or Subject');
      return `<MessageId>${publish(TopicArn, Message, Subject)}</MessageId>`;
    },
    /** For an AWS service, if the topic's policy lets it in. */
    publishFor(service: string, sourceArn: string, topicArn: string, message: string, subject: string): void {
      if (policies.serviceMay(service, 'sns:Publish', topicArn, sourceArn)) publish(topicArn, message, subject);
    },
  };
}
