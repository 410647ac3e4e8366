import { randomUUID } from 'node:crypto';
import type { Base } from './base.ts';
import type { Inbox, Mail, Outcome } from './inbox.ts';
import { AwsError, type Call } from './protocol.ts';
import { sesEvent } from './ses-event.ts';
import { checkMessage, type SendEmail } from './ses-message.ts';
import type { Topics } from './sns.ts';
import { arnOf } from './template.ts';

type Sns = { SnsDestination: { TopicARN: string } };
type SetDestination = { ConfigurationSetName: string; EventDestination: { MatchingEventTypes: string[] } & Sns };

/** SES v2 for the template's identities and configuration sets: mails go into the inbox, events to the sets' topics. */
export function createMailService({ template, state, clock }: Base, inbox: Inbox, topics: Topics) {
  const identities = template.all('SES::EmailIdentity').map(({ name }) => name.toLowerCase());
  const sets = template.all('SES::ConfigurationSet').map(({ name }) => name);
  const destinations = template.all<SetDestination>('SES::ConfigurationSetEventDestination');
  const identityOf = (address: string): string | undefined =>
    identities.find((name) => address === name || address.endsWith(`@${name}`) || address.endsWith(`.${name}`));

  const tell = (mail: Mail, what: Outcome | 'Send'): void => {
    const event = sesEvent(mail, what, new Date(clock.now()).toISOString());
    const type = event.eventType.toLowerCase();
    for (const { properties } of destinations) {
      const { ConfigurationSetName: set, EventDestination } = properties;
      if (set !== mail.configurationSet || !EventDestination.MatchingEventTypes.includes(type)) continue;
      const { TopicARN } = EventDestination.SnsDestination;
      const source = arnOf('ses', `configuration-set/${set}`);
      topics.publishFor('ses.amazonaws.com', source, TopicARN, JSON.stringify(event), 'Amazon SES Email Event');
    }
  };
  inbox.onOutcome(tell);

  const send = ({ caller, input }: Call): object => {
    const { FromEmailAddress: from = '', ConfigurationSetName: configurationSet, ...request } = input as SendEmail;
    const to = Object.values(request.Destination ?? {}).flat();
    const simple = checkMessage(request, [from, ...to]);
    const address = (/<(.+)>$/.exec(from)?.[1] ?? from).toLowerCase();
    const identity = identityOf(address);
    const context = { 'ses:FromAddress': address, 'ses:Recipients': to };
    caller.need('ses:SendEmail', arnOf('ses', `identity/${identity ?? address}`), context);
    if (configurationSet) caller.need('ses:SendEmail', arnOf('ses', `configuration-set/${configurationSet}`), context);
    if (configurationSet && !sets.includes(configurationSet))
      throw new AwsError('NotFoundException', `Configuration set <${configurationSet}> does not exist.`, 404);
    // Where the template has no identity, the account has one from elsewhere.
    if (identities.length > 0 && !identity)
      throw new AwsError('MessageRejected', `Email address is not verified: ${address} failed the check.`);
    if (to.some((recipient) => recipient.startsWith('throttle@')))
      throw new AwsError('TooManyRequestsException', 'Maximum sending rate exceeded.', 429);
    const resting = inbox.rests();
    if (resting) throw new AwsError('SendingPausedException', `The mail server takes no mail: ${resting}`);
    const now = clock.now();
    const id = `0100${now.toString(16)}-${randomUUID()}-000000`;
    const tags = Object.fromEntries((request.EmailTags ?? []).map(({ Name, Value }) => [Name, [Value]]));
    const about = { from, to, replyTo: request.ReplyToAddresses, configurationSet, tags };
    const mail = { id, at: new Date(now).toISOString(), ...about, ...simple };
    state.atomically(() => {
      inbox.accept(mail);
      tell(mail, 'Send');
    });
    return { MessageId: id };
  };
  return {
    protocol: 'json' as const,
    handle(call: Call): object {
      if (call.path === '/v2/email/outbound-emails') return send(call);
      throw new AwsError('NotFoundException', `The local SES has no ${call.path}.`, 404);
    },
  };
}
