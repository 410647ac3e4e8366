import { randomUUID } from 'node:crypto';
import type { Clock } from './clock.ts';
import type { Inbox } from './inbox.ts';
import type { Policies } from './policy.ts';
import { AwsError, type QueryService } from './protocol.ts';
import type { Queues } from './sqs.ts';
import { CannotRun } from './state.ts';
import type { Template } from './template.ts';

interface Subscription {
  readonly TopicArn: string;
  readonly Protocol: string;
  readonly Endpoint: string;
  readonly RawMessageDelivery?: boolean;
  readonly FilterPolicy?: unknown;
}

/** The template's topics, with queues and mail addresses as subscribers. */
export interface Topics extends QueryService {
  publish(topicArn: string, message: string, subject?: string): string;
  /** For an AWS service, which the topic's policy must let in. */
  publishFor(service: string, sourceArn: string, topicArn: string, message: string, subject?: string): void;
}

export function createTopics(
  template: Template,
  queues: Queues,
  inbox: Inbox,
  policies: Policies,
  clock: Clock,
): Topics {
  const topics = new Set(template.all('AWS::SNS::Topic').map(({ arn }) => arn));
  const subscriptions = template.all<Subscription>('AWS::SNS::Subscription').map(({ id, properties }) => {
    if (!['sqs', 'email'].includes(properties.Protocol) || properties.FilterPolicy)
      throw new CannotRun(`${id}: a subscription here is a queue or a mail address, without a filter.`);
    return properties;
  });
  const publish: Topics['publish'] = (topicArn, message, subject) => {
    if (!topics.has(topicArn)) throw new AwsError('NotFound', 'Topic does not exist', 404);
    const id = randomUUID();
    for (const { Protocol, Endpoint, RawMessageDelivery } of subscriptions.filter(
      ({ TopicArn }) => TopicArn === topicArn,
    )) {
      if (Protocol === 'email')
        inbox.accept({
          id: `${id}-${randomUUID()}`,
          at: new Date(clock.now()).toISOString(),
          from: 'AWS Notifications <no-reply@sns.amazonaws.com>',
          to: [Endpoint],
          subject: subject ?? 'AWS Notification Message',
          text: message,
          headers: [],
        });
      else if (policies.serviceMay('sns.amazonaws.com', 'sqs:SendMessage', Endpoint, topicArn)) {
        const Timestamp = new Date(clock.now()).toISOString();
        const wrapped = {
          Type: 'Notification',
          MessageId: id,
          TopicArn: topicArn,
          ...(subject ? { Subject: subject } : {}),
          Message: message,
          Timestamp,
          SignatureVersion: '1',
        };
        queues.send(Endpoint, RawMessageDelivery ? message : JSON.stringify(wrapped));
      }
    }
    return id;
  };
  return {
    protocol: 'query',
    handle({ operation, input, caller }) {
      const { TopicArn = '', Message = '', Subject } = input as Record<string, string | undefined>;
      if (operation !== 'Publish') throw new AwsError('InvalidAction', `The local SNS has no ${operation}.`);
      caller.need('sns:Publish', TopicArn);
      if (!Message || (Subject && !/^[\x20-\x7e]{1,99}$/.test(Subject)))
        throw new AwsError('InvalidParameter', `Invalid parameter: ${Message ? 'Subject' : 'Empty message'}`);
      return `<MessageId>${publish(TopicArn, Message, Subject)}</MessageId>`;
    },
    publish,
    publishFor(service, sourceArn, topicArn, message, subject) {
      if (policies.serviceMay(service, 'sns:Publish', topicArn, sourceArn)) publish(topicArn, message, subject);
    },
  };
}
