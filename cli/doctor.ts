import { caller, concurrencyLimit, isVerified, mailAccount } from '../shared/aws/account.ts';
import { deployedStack } from '../shared/aws/stack-outputs.ts';

/** What one check saw, and what to do when it is not well. */
interface Finding {
  readonly check: string;
  readonly well: boolean;
  readonly seen: string;
  readonly advice?: string;
}

export interface DoctorOptions {
  /** Address (or domain) that mails will come from. */
  readonly sender?: string;
}

/**
 * Looks at what a deployment needs, in the order in which it is needed, and says of each what to do. Changes nothing.
 * @returns Whether all is well.
 */
export async function doctor(options: DoctorOptions): Promise<boolean> {
  const findings: Finding[] = [await checkAccount()];
  if (findings[0]?.well) {
    findings.push(await checkBootstrap(), ...(await checkMail()));
    if (options.sender) findings.push(await checkSender(options.sender));
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

async function checkMail(): Promise<Finding[]> {
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
  ];
}

async function checkSender(sender: string): Promise<Finding> {
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
