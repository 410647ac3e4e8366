import { randomUUID } from 'node:crypto';
import type { Clock } from './clock.ts';
import type { Inbox, Mail, Outcome } from './inbox.ts';
import { AwsError, type JsonService, type NamedCall } from './protocol.ts';
import type { Topics } from './sns.ts';
import type { State } from './state.ts';
import { ACCOUNT, arnOf, type Template } from './template.ts';

interface Destination {
  readonly ConfigurationSetName: string;
  readonly EventDestination: {
    readonly MatchingEventTypes: string[];
    readonly SnsDestination?: { readonly TopicARN: string };
  };
}
interface Content {
  readonly Data?: string;
}
interface SendEmail {
  readonly FromEmailAddress?: string;
  readonly Destination?: {
    readonly ToAddresses?: string[];
    readonly CcAddresses?: string[];
    readonly BccAddresses?: string[];
  };
  readonly ReplyToAddresses?: string[];
  readonly ConfigurationSetName?: string;
  readonly EmailTags?: { readonly Name: string; readonly Value: string }[];
  readonly Content?: {
    readonly Simple?: {
      readonly Subject?: Content;
      readonly Body?: { readonly Text?: Content; readonly Html?: Content };
      readonly Headers?: { readonly Name: string; readonly Value: string }[];
    };
  };
}

const MAX_RECIPIENTS = 50;
const MAX_BYTES = 40 * 1024 * 1024;
/** Header fields that SES writes itself. */
const OWN_HEADERS =
  /^(from|to|cc|bcc|subject|date|message-id|return-path|reply-to|sender|mime-version|content-.*|dkim-signature)$/i;

/** SES v2 for the template's identities and configuration sets: mails go into the inbox, events to the sets' topics. */
export function createMailService(
  template: Template,
  state: State,
  inbox: Inbox,
  topics: Topics,
  clock: Clock,
): JsonService {
  const identities = template.all('AWS::SES::EmailIdentity').map(({ name }) => name.toLowerCase());
  const sets = new Set(template.all('AWS::SES::ConfigurationSet').map(({ name }) => name));
  const destinations = template
    .all<Destination>('AWS::SES::ConfigurationSetEventDestination')
    .map(({ properties }) => properties);

  const tell = (mail: Mail, eventType: string, detail: object): void => {
    for (const { ConfigurationSetName, EventDestination } of destinations)
      if (
        ConfigurationSetName === mail.configurationSet &&
        EventDestination.SnsDestination &&
        EventDestination.MatchingEventTypes.some(
          (type) => type.replaceAll('_', '').toUpperCase() === eventType.toUpperCase(),
        )
      )
        topics.publishFor(
          'ses.amazonaws.com',
          arnOf('ses', `configuration-set/${ConfigurationSetName}`),
          EventDestination.SnsDestination.TopicARN,
          JSON.stringify(sesEvent(mail, eventType, detail)),
          'Amazon SES Email Event Notification',
        );
  };
  inbox.onOutcome((mail, outcomes) => {
    const timestamp = new Date(clock.now()).toISOString();
    for (const outcome of outcomes)
      tell(
        mail,
        outcome === 'Permanent' || outcome === 'Transient' ? 'Bounce' : outcome,
        outcomeDetail(mail, outcome, timestamp),
      );
  });

  const send = ({ caller, input }: NamedCall): object => {
    const request = input as SendEmail;
    const { Simple } = request.Content ?? {};
    const from = request.FromEmailAddress ?? '';
    const address = (/<([^<>]+)>$/.exec(from)?.[1] ?? from).toLowerCase();
    const to = Object.values(request.Destination ?? {}).flat() as string[];
    check(request, to);
    const identity =
      identities.find((name) => name === address) ??
      identities.find((name) => address.endsWith(`@${name}`) || address.endsWith(`.${name}`));
    const context = { 'ses:FromAddress': address, 'ses:Recipients': to };
    caller.need('ses:SendEmail', arnOf('ses', `identity/${identity ?? address}`), context);
    if (request.ConfigurationSetName)
      caller.need('ses:SendEmail', arnOf('ses', `configuration-set/${request.ConfigurationSetName}`), context);
    if (request.ConfigurationSetName && !sets.has(request.ConfigurationSetName))
      throw new AwsError(
        'NotFoundException',
        `Configuration set <${request.ConfigurationSetName}> does not exist.`,
        404,
      );
    if (identities.length > 0 && !identity)
      throw new AwsError(
        'MessageRejected',
        `Email address is not verified. The following identities failed the check in region US-EAST-1: ${address}`,
      );
    if (to.some((recipient) => recipient.startsWith('throttle@')))
      throw new AwsError('TooManyRequestsException', 'Maximum sending rate exceeded.', 429);
    const mail: Mail = {
      id: `0100${clock.now().toString(16)}-${randomUUID()}-000000`,
      at: new Date(clock.now()).toISOString(),
      from,
      to,
      ...(request.ReplyToAddresses ? { replyTo: request.ReplyToAddresses } : {}),
      subject: Simple?.Subject?.Data ?? '',
      ...(Simple?.Body?.Text?.Data === undefined ? {} : { text: Simple.Body.Text.Data }),
      ...(Simple?.Body?.Html?.Data === undefined ? {} : { html: Simple.Body.Html.Data }),
      headers: Simple?.Headers ?? [],
      ...(request.ConfigurationSetName ? { configurationSet: request.ConfigurationSetName } : {}),
      tags: Object.fromEntries((request.EmailTags ?? []).map(({ Name, Value }) => [Name, [Value]])),
    };
    state.atomically(() => {
      inbox.accept(mail);
      tell(mail, 'Send', { send: {} });
    });
    return { MessageId: mail.id };
  };
  return {
    protocol: 'rest',
    handle(call) {
      if (call.operation === 'POST /v2/email/outbound-emails') return send(call);
      call.caller.need('ses:GetAccount', '*');
      if (call.operation === 'GET /v2/email/account')
        return {
          ProductionAccessEnabled: true,
          SendingEnabled: true,
          EnforcementStatus: 'HEALTHY',
          SendQuota: { Max24HourSend: 50_000, MaxSendRate: 14, SentLast24Hours: inbox.list().length },
        };
      throw new AwsError('NotFoundException', `The local SES has no ${call.operation}.`, 404);
    },
  };
}

/** What the real one refuses in a message, before it looks at who sends it. */
function check({ FromEmailAddress = '', Content, EmailTags = [] }: SendEmail, to: readonly string[]): void {
  const refuse = (message: string): never => {
    throw new AwsError('BadRequestException', message);
  };
  const simple = Content?.Simple;
  if (!simple) return refuse('The local SES takes Simple content only.');
  if (to.length === 0) refuse('Destination must contain at least one recipient.');
  if (to.length > MAX_RECIPIENTS) refuse(`Recipient count exceeds ${MAX_RECIPIENTS}.`);
  const odd = [FromEmailAddress, ...to].find(
    (address) => !/^[\x20-\x7e]+$/.test(address) || !/^(?:[^<>]*<)?[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+>?$/.test(address),
  );
  if (odd !== undefined) refuse(`Invalid address or not ASCII: ${odd}`);
  const { Subject, Body, Headers = [] } = simple;
  if (!Subject?.Data || !(Body?.Text?.Data || Body?.Html?.Data)) refuse('Subject and body must not be empty.');
  if (Headers.length > 15) refuse('A message can have at most 15 headers.');
  for (const { Name, Value } of Headers)
    if (
      !/^[!-9;-@A-~]{1,126}$/.test(Name) ||
      !/^[ -~]{1,995}$/.test(Value) ||
      Name.length + Value.length > 996 ||
      OWN_HEADERS.test(Name)
    )
      refuse(`Invalid header <${Name}>.`);
  if (new Set(Headers.map(({ Name }) => Name.toLowerCase())).size < Headers.length) refuse('A header appears twice.');
  for (const { Name, Value } of EmailTags)
    if (!/^[A-Za-z0-9_-]{1,256}$/.test(Name) || !/^[A-Za-z0-9_.@-]{1,256}$/.test(Value))
      refuse(`Invalid tag <${Name}>: <${Value}>.`);
  if (Buffer.byteLength(`${Body?.Text?.Data}${Body?.Html?.Data}`) > MAX_BYTES)
    refuse('Message length is more than 41943040 bytes long.');
}

/** An event as SES publishes it. */
function sesEvent(
  { id, at, from, to, subject, headers, configurationSet, tags }: Mail,
  eventType: string,
  detail: object,
): object {
  const written = [
    { Name: 'From', Value: from },
    { Name: 'To', Value: to.join(', ') },
    { Name: 'Subject', Value: subject },
    ...headers,
  ];
  return {
    eventType,
    mail: {
      timestamp: at,
      source: from,
      sourceArn: arnOf('ses', `identity/${from.replace(/^.*@|>$/g, '')}`),
      sendingAccountId: ACCOUNT,
      messageId: id,
      destination: to,
      headersTruncated: false,
      headers: written.map(({ Name, Value }) => ({ name: Name, value: Value })),
      commonHeaders: { from: [from], to, messageId: id, subject },
      tags: { 'ses:configuration-set': [configurationSet], 'ses:source-ip': ['127.0.0.1'], ...tags },
    },
    ...detail,
  };
}

function outcomeDetail({ id, to }: Mail, outcome: Outcome, timestamp: string): object {
  switch (outcome) {
    case 'Delivery':
      return {
        delivery: {
          timestamp,
          processingTimeMillis: 1,
          recipients: to,
          smtpResponse: '250 2.0.0 OK',
          reportingMTA: 'local',
        },
      };
    case 'Complaint':
      return {
        complaint: {
          complainedRecipients: to.map((emailAddress) => ({ emailAddress })),
          timestamp,
          feedbackId: id,
          complaintSubType: null,
          complaintFeedbackType: 'abuse',
        },
      };
    case 'Reject':
      return { reject: { reason: 'Bad content' } };
    default: {
      const [status, diagnosticCode] =
        outcome === 'Permanent' ? ['5.1.1', 'smtp; 550 5.1.1 no such user'] : ['4.2.2', 'smtp; 452 4.2.2 mailbox full'];
      return {
        bounce: {
          bounceType: outcome,
          bounceSubType: outcome === 'Permanent' ? 'General' : 'MailboxFull',
          bouncedRecipients: to.map((emailAddress) => ({ emailAddress, action: 'failed', status, diagnosticCode })),
          timestamp,
          feedbackId: id,
          reportingMTA: 'dsn; local',
        },
      };
    }
  }
}
