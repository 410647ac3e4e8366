import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';

/** What a deployed stack says of itself. */
export interface DeployedStack {
  readonly region: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** The outputs of a stack in the account and region of the environment. @throws as CloudFormation does, when there is no such stack or no permission. */
export async function deployedStack(name: string): Promise<DeployedStack> {
  const client = new CloudFormationClient({});
  const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: name }));
  const outputs = (Stacks?.[0]?.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]);
  return { region: await client.config.region(), outputs: Object.fromEntries(outputs) };
}
