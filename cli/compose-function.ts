import { FunctionFailed, invoke } from '../shared/aws/invoke.ts';
import { Complaint } from './complaint.ts';
import type { Target } from './target.ts';

/**
 * Asks the target's compose function: the same code, role and settings as the clock's.
 * @param event What functions/compose/handler.ts takes.
 * @throws Complaint when the function failed.
 */
export async function askCompose<Answer>(target: Target, event: object): Promise<Answer> {
  try {
    return (await invoke(target.clients, target.outputs.composeFunction, event)) as Answer;
  } catch (error) {
    if (!(error instanceof FunctionFailed)) throw error;
    throw new Complaint(`Compose failed: ${error.message}`);
  }
}
