import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { Complaint } from './complaint.ts';
import type { Target } from './target.ts';

/**
 * Asks the target's compose function: the same code, role and settings as the clock's.
 * @param event What functions/compose/handler.ts takes.
 * @throws Complaint when the function failed.
 */
export async function askCompose<Answer>(target: Target, event: object): Promise<Answer> {
  const client = new LambdaClient(target.clients);
  const { FunctionError, Payload } = await client.send(
    new InvokeCommand({ FunctionName: target.outputs.composeFunction, Payload: JSON.stringify(event) }),
  );
  const answer: unknown = JSON.parse(Payload?.transformToString() || 'null');
  if (FunctionError)
    throw new Complaint(`Compose failed: ${(answer as { errorMessage?: string }).errorMessage ?? FunctionError}`);
  return answer as Answer;
}
