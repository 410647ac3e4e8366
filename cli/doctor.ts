import type { TargetOptions } from './target.ts';

/** What one check saw, and what to do when it is not well. */
interface Finding {
  readonly check: string;
  readonly well: boolean;
  readonly seen: string;
  readonly advice?: string;
}

export interface DoctorOptions extends TargetOptions {
  /** Address (or domain) that mails will come from. */
  readonly sender?: string;
}

/**
 * Looks at what a deployment needs, in the order in which it is needed, and says of each what to do. Changes nothing.
 * @returns Whether all is well.
 */
export async function doctor(options: DoctorOptions): Promise<boolean> {
  const findings: Finding[] = [await account()];
  if (findings[0]?.well)
    findings.push(
      await bootstrap(),
      ...(await mailAccount()),
      ...(await identity(options.sender)),
      await concurrency(),
    );
  for (const { well, check, seen, advice } of findings) {
    console.log(`${well ? '✓' : '✗'} ${check}: ${seen}`);
    if (!well && advice) console.log(`  → ${advice}`);
  }
  return findings.every((finding) => finding.well);
}

async function account(): Promise<Finding> {
  const { GetCallerIdentityCommand, STSClient } = await import('@aws-sdk/client-sts');
  const check = 'account and region';
  try {
    const client = new STSClient({});
    const [{ Account, Arn }, region] = [
      await client.send(new GetCallerIdentityCommand({})),
      await client.config.region(),
    ];
    return { check, well: true, seen: `account ${Account} as ${Arn?.split('/').at(-1)}, region ${region}` };
  } catch (error) {
    return {
      check,
      well: false,
      seen: messageOf(error),
      advice:
        'Sign in ("aws sso login", or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY) and choose a region with AWS_REGION.',
    };
  }
}

async function bootstrap(): Promise<Finding> {
  const { CloudFormationClient, DescribeStacksCommand } = await import('@aws-sdk/client-cloudformation');
  const check = 'CDK bootstrap';
  try {
    const { Stacks } = await new CloudFormationClient({}).send(new DescribeStacksCommand({ StackName: 'CDKToolkit' }));
    const version = Stacks?.[0]?.Outputs?.find((output) => output.OutputKey === 'BootstrapVersion')?.OutputValue;
    return { check, well: true, seen: `version ${version ?? 'unknown'}` };
  } catch (error) {
    return {
      check,
      well: false,
      seen: messageOf(error),
      advice: 'Run "npx cdk bootstrap" once for this account and region.',
    };
  }
}

async function mailAccount(): Promise<Finding[]> {
  const { GetAccountCommand, SESv2Client } = await import('@aws-sdk/client-sesv2');
  try {
    const found = await new SESv2Client({}).send(new GetAccountCommand({}));
    const { Max24HourSend = 0, MaxSendRate = 0, SentLast24Hours = 0 } = found.SendQuota ?? {};
    return [
      {
        check: 'SES sending',
        well: found.SendingEnabled === true,
        seen: found.SendingEnabled ? 'enabled' : `paused (${found.EnforcementStatus ?? 'no status'})`,
        advice:
          'SES has paused this account: read the message in the SES console, answer it, and wait. Offprint holds its mails meanwhile.',
      },
      {
        check: 'SES sandbox',
        well: found.ProductionAccessEnabled === true,
        seen: found.ProductionAccessEnabled ? 'out of it' : 'in it: mail goes only to addresses verified in SES',
        advice:
          'To begin with, verify your own address in SES and be the only reader. For other readers request production access in the SES console.',
      },
      {
        check: 'SES quota',
        well: SentLast24Hours < Max24HourSend,
        seen: `${Max24HourSend} mails a day, ${MaxSendRate} a second, ${SentLast24Hours} sent in the last 24 hours`,
        advice: 'The day’s quota is used up: mails wait until it is free again. Request a higher one if this is usual.',
      },
    ];
  } catch (error) {
    return [
      {
        check: 'SES',
        well: false,
        seen: messageOf(error),
        advice: 'Choose a region that has SES, and allow ses:GetAccount.',
      },
    ];
  }
}

async function identity(sender: string | undefined): Promise<Finding[]> {
  if (!sender) return [];
  const { GetEmailIdentityCommand, SESv2Client } = await import('@aws-sdk/client-sesv2');
  const check = `sender ${sender}`;
  const names = sender.includes('@') ? [sender, sender.slice(sender.lastIndexOf('@') + 1)] : [sender];
  for (const EmailIdentity of names) {
    const found = await new SESv2Client({}).send(new GetEmailIdentityCommand({ EmailIdentity })).catch(() => undefined);
    if (found?.VerifiedForSendingStatus) return [{ check, well: true, seen: `${EmailIdentity} is verified` }];
  }
  return [
    {
      check,
      well: false,
      seen: 'not verified in SES',
      advice:
        'After "npx cdk deploy", click the link that SES mails to the address, or (for a domain) enter the DNS records that the deployment prints.',
    },
  ];
}

async function concurrency(): Promise<Finding> {
  const { GetAccountSettingsCommand, LambdaClient } = await import('@aws-sdk/client-lambda');
  const check = 'Lambda concurrency';
  try {
    const { AccountLimit } = await new LambdaClient({}).send(new GetAccountSettingsCommand({}));
    const limit = AccountLimit?.UnreservedConcurrentExecutions ?? 0;
    return {
      check,
      well: limit >= 10,
      seen: `${limit} at once`,
      advice:
        'Offprint runs with 10, slowly with fewer. Ask for more in Service Quotas ("Concurrent executions"); it is free.',
    };
  } catch (error) {
    return { check, well: false, seen: messageOf(error), advice: 'Allow lambda:GetAccountSettings.' };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
