import type { Mail } from './inbox.ts';
import { AwsError } from './protocol.ts';

type Data = { Data?: string };
type Field = { Name: string; Value: string };
type Simple = { Subject?: Data; Body?: { Text?: Data; Html?: Data }; Headers?: Field[] };
/** SES v2's SendEmail, as far as it is taken here. */
export interface SendEmail {
  readonly FromEmailAddress?: string;
  readonly Destination?: Readonly<Record<string, string[]>>;
  readonly ReplyToAddresses?: readonly string[];
  readonly ConfigurationSetName?: string;
  readonly EmailTags?: readonly Field[];
  readonly Content?: { readonly Simple?: Simple };
}

const MAX_RECIPIENTS = 50;
const MAX_HEADERS = 15;
const MAX_BYTES = 40 * 1024 * 1024;
/** ASCII throughout: SES takes neither SMTPUTF8 nor unencoded names. */
const ADDRESS = /^(?:[ -;=?-~]*<)?[!-;=?A-~]+@[!-;=?A-~]+\.[!-;=?A-~]+>?$/;
/** Fields that SES writes itself. */
const OWN = /^(from|to|cc|bcc|subject|date|message-id|return-path|reply-to|sender|mime-version|content-.*)$/i;

/**
 * What a message says, if the real SES would take it, whoever sends it.
 * @throws AwsError BadRequestException.
 */
export function checkMessage(
  request: SendEmail,
  addresses: readonly string[],
): Pick<Mail, 'subject' | 'text' | 'html' | 'headers'> {
  const { Subject, Body, Headers: headers = [] } = request.Content?.Simple ?? {};
  const [subject = '', text, html] = [Subject?.Data, Body?.Text?.Data, Body?.Html?.Data];
  const names = new Set(headers.map(({ Name }) => Name.toLowerCase()));
  const [, ...to] = addresses;
  const refused = [
    !request.Content?.Simple && 'The local SES takes Simple content only.',
    (to.length === 0 || to.length > MAX_RECIPIENTS) && `A message has 1 to ${MAX_RECIPIENTS} recipients.`,
    ...addresses.map((address) => !ADDRESS.test(address) && `Not an address in ASCII: ${address}`),
    !(subject && (text || html)) && 'Subject and body must not be empty.',
    (names.size < headers.length || names.size > MAX_HEADERS) && `At most ${MAX_HEADERS} headers, each once.`,
    ...headers.map((field) => !isField(field) && `Invalid header: ${field.Name}`),
    ...(request.EmailTags ?? []).map((tag) => !isTag(tag) && `Invalid tag: ${tag.Name}`),
    Buffer.byteLength(`${text}${html}`) > MAX_BYTES && 'The message is too large.',
  ].find((sentence) => sentence !== false);
  if (refused) throw new AwsError('BadRequestException', refused);
  return { subject, text, html, headers };
}

function isField({ Name, Value }: Field): boolean {
  const isShort = Name.length <= 126 && Value.length <= 995 && Name.length + Value.length <= 996;
  return isShort && /^[!-9;-~]+$/.test(Name) && /^[ -~]+$/.test(Value) && !OWN.test(Name);
}

function isTag({ Name, Value }: Field): boolean {
  return /^[\w-]{1,256}$/.test(Name) && /^[\w-]{1,256}$/.test(Value);
}
