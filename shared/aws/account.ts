import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetAccountCommand, GetEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';

/** Who the environment's credentials are. */
export async function caller(): Promise<{ account: string; name: string; region: string }> {
  const client = new STSClient({});
  const { Account = '', Arn = '' } = await client.send(new GetCallerIdentityCommand({}));
  return { account: Account, name: Arn.split('/').at(-1) ?? Arn, region: await client.config.region() };
}

/** What SES lets this account do. */
export interface MailAccount {
  readonly enabled: boolean;
  readonly status: string;
  readonly outOfSandbox: boolean;
  readonly perDay: number;
  readonly perSecond: number;
  readonly sentInLastDay: number;
}

/** What SES lets this account do, in the region of the environment. */
export async function mailAccount(): Promise<MailAccount> {
  const found = await new SESv2Client({}).send(new GetAccountCommand({}));
  return {
    enabled: found.SendingEnabled === true,
    status: found.EnforcementStatus ?? 'no status',
    outOfSandbox: found.ProductionAccessEnabled === true,
    perDay: found.SendQuota?.Max24HourSend ?? 0,
    perSecond: found.SendQuota?.MaxSendRate ?? 0,
    sentInLastDay: found.SendQuota?.SentLast24Hours ?? 0,
  };
}

/** Whether SES has verified an address or domain. An identity that is not known is not verified. */
export async function isVerified(identity: string): Promise<boolean> {
  const client = new SESv2Client({});
  const found = await client.send(new GetEmailIdentityCommand({ EmailIdentity: identity })).catch(() => undefined);
  return found?.VerifiedForSendingStatus === true;
}

/** How many functions may run at once beside those with reservations. */
export async function concurrencyLimit(): Promise<number> {
  const { AccountLimit } = await new LambdaClient({}).send(new GetAccountSettingsCommand({}));
  return AccountLimit?.UnreservedConcurrentExecutions ?? 0;
}
