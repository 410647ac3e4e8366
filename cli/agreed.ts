import { confirm, isCancel } from '@clack/prompts';
import { Complaint } from './complaint.ts';

/** Asks the person. @throws Complaint where nobody is there to ask. */
export async function agreed(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new Complaint('Nobody is here to ask: add --yes to go on.');
  const answer = await confirm({ message: question });
  return !isCancel(answer) && answer;
}
