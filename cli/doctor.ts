import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { caller, concurrencyLimit, isVerified, mailAccount } from '../shared/aws/account.ts';
import { deployedStack } from '../shared/aws/stack-outputs.ts';

/** What one check saw, and what to do when it is not well. */
interface Finding {
  readonly check: string;
  readonly well: boolean;
  readonly seen: string;
  readonly advice?: string;
}

/** What of the settings can be held against the account. Their whole check is the synthesis (infra/config.ts). */
interface Written {
  readonly sender?: string;
  readonly sendRatePerSecond?: number;
}

const SETTINGS_FILE = process.env.OFFPRINT_SETTINGS ?? 'offprint.yaml';
const DEFAULT_RATE = 14;

/**
 * Looks at what a deployment needs, in the order in which it is needed, and says of each what to do. Changes nothing.
 * @returns Whether all is well.
 */
export async function doctor(): Promise<boolean> {
  const { sender, sendRatePerSecond = DEFAULT_RATE } = written();
  const findings: Finding[] = [await checkAccount()];
  if (findings[0]?.well) {
    findings.push(await checkBootstrap(), ...(await checkMail(sendRatePerSecond)), await checkSender(sender));
    findings.push(await checkConcurrency());
  }
  for (const { well, check, seen, advice } of findings) {
    console.log(`${well ? '✓' : '✗'} ${check}: ${seen}`);
    if (!well && advice) console.log(`  → ${advice}`);
  }
  return findings.every((finding) => finding.well);
}

async function checkAccount(): Promise<Finding> {
  const advice =
    'Sign in ("aws sso login", or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY) and choose a region with AWS_REGION.';
  return looked('account and region', advice, async () => {
    const { account, name, region } = await caller();
    return { well: true, seen: `account ${account} as ${name}, region ${region}` };
  });
}

async function checkBootstrap(): Promise<Finding> {
  return looked('CDK bootstrap', 'Run "npx cdk bootstrap" once for this account and region.', async () => {
    const { outputs } = await deployedStack('CDKToolkit');
    return { well: true, seen: `version ${outputs.BootstrapVersion ?? 'unknown'}` };
  });
}

async function checkMail(ratePerSecond: number): Promise<Finding[]> {
  const account = await mailAccount().catch((error: Error) => error.message);
  if (typeof account === 'string')
    return [
      { check: 'SES', well: false, seen: account, advice: 'Choose a region that has SES, and allow ses:GetAccount.' },
    ];
  const { enabled, status, outOfSandbox, perDay, perSecond, sentInLastDay } = account;
  return [
    {
      check: 'SES sending',
      well: enabled,
      seen: enabled ? 'enabled' : `paused (${status})`,
      advice:
        'SES has paused this account: answer its message in the SES console, and wait. Offprint holds its mails meanwhile.',
    },
    {
      check: 'SES sandbox',
      well: outOfSandbox,
      seen: outOfSandbox ? 'out of it' : 'in it: mail goes only to addresses verified in SES',
      advice:
        'To begin with, verify your own address in SES and be the only reader. For other readers request production access in the SES console.',
    },
    {
      check: 'SES quota',
      well: sentInLastDay < perDay,
      seen: `${perDay} mails a day, ${perSecond} a second, ${sentInLastDay} sent in the last 24 hours`,
      advice:
        'The quota of the day is used up: mails wait until it is free again. Request a higher one if this is usual.',
    },
    {
      check: 'SES rate',
      well: ratePerSecond <= perSecond,
      seen: `${perSecond} mails a second; sendRatePerSecond is ${ratePerSecond}`,
      advice: `Set sendRatePerSecond: ${perSecond} in ${SETTINGS_FILE}, or SES will throttle what is above it.`,
    },
  ];
}

async function checkSender(mailbox: string | undefined): Promise<Finding> {
  const sender = /<(.+)>$/.exec(mailbox ?? '')?.[1] ?? mailbox;
  if (!sender || sender.endsWith('.example'))
    return {
      check: 'sender',
      well: false,
      seen: sender ?? `none in ${SETTINGS_FILE}`,
      advice: `Set sender in ${SETTINGS_FILE} to an address of yours.`,
    };
  const advice =
    'After "npx cdk deploy", click the link that SES mails to the address, or (for a domain) enter the DNS records that the deployment prints.';
  return looked(`sender ${sender}`, advice, async () => {
    const names = sender.includes('@') ? [sender, sender.slice(sender.lastIndexOf('@') + 1)] : [sender];
    for (const name of names) if (await isVerified(name)) return { well: true, seen: `${name} is verified` };
    return { well: false, seen: 'not verified in SES' };
  });
}

async function checkConcurrency(): Promise<Finding> {
  const advice =
    'Offprint runs with 10, slowly with fewer. Ask for more in Service Quotas ("Concurrent executions"); it is free.';
  return looked('Lambda concurrency', advice, async () => {
    const limit = await concurrencyLimit();
    return { well: limit >= 10, seen: `${limit} at once` };
  });
}

/** A finding whose look may fail: then what the service said is what was seen. */
async function looked(
  check: string,
  advice: string,
  look: () => Promise<{ well: boolean; seen: string }>,
): Promise<Finding> {
  try {
    return { check, advice, ...(await look()) };
  } catch (error) {
    return { check, advice, well: false, seen: error instanceof Error ? error.message : String(error) };
  }
}

/** A file that is not there or not readable is for the synthesis to complain of. */
function written(): Written {
  try {
    return (parse(readFileSync(SETTINGS_FILE, 'utf8')) as Written | null) ?? {};
  } catch {
    return {};
  }
}
