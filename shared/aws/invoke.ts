import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { ClientConfig } from './clients.ts';

/** A function that was asked failed; the message is its own. */
export class FunctionFailed extends Error {
  override readonly name = 'FunctionFailed';
}

/**
 * Asks a function and waits for its answer.
 * @throws FunctionFailed when the function threw.
 */
export async function invoke(config: ClientConfig, name: string, event: object): Promise<unknown> {
  const client = new LambdaClient({ ...config, maxAttempts: 1 });
  const { FunctionError, Payload } = await client.send(
    new InvokeCommand({ FunctionName: name, Payload: JSON.stringify(event) }),
  );
  const answer: unknown = JSON.parse(Payload?.transformToString() || 'null');
  if (FunctionError) throw new FunctionFailed((answer as { errorMessage?: string }).errorMessage ?? FunctionError);
  return answer;
}
