import { existsSync, readFileSync } from 'node:fs';
import { parse, YAMLParseError } from 'yaml';
import * as z from 'zod';

const LABEL = /[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?/.source;
const HOST = `(${LABEL}\\.)+[a-z]([a-z0-9-]*[a-z0-9])`;
const DOMAIN = new RegExp(`^(?=.{4,253}$)${HOST}$`);
/** In ASCII: SES takes no other, neither before the @ nor after it, where a domain with other letters is written in Punycode (xn--…). */
const ADDRESS = `[\\w.!#$%&'*+/=?^\`{|}~-]+@${HOST}`;

/** The rate is shared out, and a send function that starts waits for its first mail; it has two minutes, and needs some of them to send. */
const LONGEST_TURN_SECONDS = 40;

/** Each setting with its default. The description says what to write; it ends the sentence about a value that is wrong. */
const settings = z.strictObject({
  stage: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,15}$/)
    .default('production')
    .describe('a short name in small letters, such as production or staging'),
  sender: z
    .string()
    .regex(new RegExp(`^(${ADDRESS}|[^<>@,;:"\\p{Cc}]+ <${ADDRESS}>)$`, 'iu'))
    .default('Offprint <digest@offprint.example>')
    .describe('a name and an address (that in ASCII), such as Offprint <digest@example.org>'),
  senderIdentity: z
    .literal(['domain', 'address', 'existing'])
    .default('domain')
    .describe(
      'domain (verify the whole domain), address (verify only the address) or existing (it is verified already)',
    ),
  operatorAddress: z
    .string()
    .regex(new RegExp(`^${ADDRESS}$`, 'iu'))
    .default('operator@offprint.example')
    .describe('one address in ASCII, such as me@example.org'),
  webDomain: z
    .string()
    .regex(DOMAIN)
    .optional()
    .describe('a host name without https://, such as papers.example.org, or leave it out'),
  webCertificateArn: z
    .string()
    .regex(/^arn:[a-z-]+:acm:[a-z0-9-]+:\d{12}:certificate\/[\w-]+$/)
    .optional()
    .describe('the ARN of a certificate in ACM, which begins with arn:aws:acm:, or leave it out'),
  subscription: z
    .literal(['closed', 'open'])
    .default('closed')
    .describe('closed (only you add readers) or open (anybody may ask for mails on a page, and confirms by mail)'),
  composeSchedules: z
    .literal([1, 2, 4, 8, 16, 32, 64])
    .default(1)
    .describe('1, 2, 4, 8, 16, 32 or 64, about one for every 50,000 readers'),
  sendRatePerSecond: z
    .number()
    .min(0.1)
    .max(10_000)
    .default(14)
    .describe('a number between 0.1 and 10000, the mails a second that SES allows your account'),
  sendConcurrency: z.int().min(2).max(100).default(2).describe('a whole number between 2 and 100'),
  newsMaxAgeDays: z.int().min(1).max(36_500).default(60).describe('a whole number of days, 1 or more'),
});

/** What an operator may choose; `offprint.yaml` says what each is for. */
export type Settings = Readonly<z.output<typeof settings>>;

/** The names of all settings. */
export const SETTING_NAMES: readonly string[] = Object.keys(settings.shape);

/** The settings as written are wrong. The message has one sentence for each fault. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/**
 * The settings in the YAML file at `path`, defaults where it says nothing.
 * @throws SettingsError that names every wrong setting, what was seen, and what to write instead.
 */
export function readSettings(path: string): Settings {
  if (!existsSync(path))
    throw new SettingsError(`${path}: there is no such file; set OFFPRINT_SETTINGS to the file of your settings.`);
  return checkSettings(parseYaml(path), path);
}

/** The settings that `written` makes, defaults filled in. `source` is named in the errors. */
export function checkSettings(written: unknown, source: string): Settings {
  const result = settings.safeParse(written ?? {});
  if (!result.success) {
    throw new SettingsError(result.error.issues.flatMap((issue) => sentences(issue, written, source)).join('\n'));
  }
  const { webDomain, webCertificateArn } = result.data;
  if ((webDomain === undefined) !== (webCertificateArn === undefined)) {
    const [given, missing] = webDomain ? ['webDomain', 'webCertificateArn'] : ['webCertificateArn', 'webDomain'];
    throw new SettingsError(`${source}: ${given} is set but ${missing} is not; write both or neither.`);
  }
  const { sendRatePerSecond, sendConcurrency } = result.data;
  const most = Math.floor(sendRatePerSecond * LONGEST_TURN_SECONDS);
  if (sendConcurrency > most)
    throw new SettingsError(
      `${source}: sendConcurrency is ${sendConcurrency}; at sendRatePerSecond ${sendRatePerSecond} write at most ${most}, or no function's turn comes before its time is over.`,
    );
  return result.data;
}

/** The bare address of a sender: `digest@example.org` of `Offprint <digest@example.org>`. */
export function addressOf(sender: string): string {
  return /<(.+)>$/.exec(sender)?.[1] ?? sender;
}

/** The domain of a sender's address. */
export function domainOf(sender: string): string {
  return addressOf(sender).split('@')[1]!.toLowerCase();
}

function parseYaml(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const { message, syscall } = error as NodeJS.ErrnoException;
    // The YAML reader tells of an alias without its anchor only when it follows it, by a ReferenceError.
    if (!(error instanceof YAMLParseError || error instanceof ReferenceError || syscall !== undefined)) throw error;
    const what = syscall === undefined ? 'this is not YAML' : 'this cannot be read';
    throw new SettingsError(`${path}: ${what}: ${message.replaceAll('\n', '\n  ')}`);
  }
}

function sentences(issue: z.core.$ZodIssue, written: unknown, source: string): string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${source}: ${key} is not a setting; the settings are ${SETTING_NAMES.join(', ')}.`);
  }
  const name = issue.path[0];
  if (name === undefined) {
    return [
      `${source}: ${JSON.stringify(written)} is not a list of settings; write one a line, such as stage: staging.`,
    ];
  }
  const seen = JSON.stringify((written as Record<PropertyKey, unknown>)[name]);
  const hint = settings.shape[name as keyof Settings].description;
  return [`${source}: ${String(name)} is ${seen}; write ${hint}.`];
}
