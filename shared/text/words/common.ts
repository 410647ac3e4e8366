import { acronymForm } from './capitals.ts';
import { fold } from './fold.ts';
import { STOP_WORDS } from './stop-words.ts';

/** A word that is not asked for when it stands beside others, as typed; `IT` in capitals is no such word. */
export function isCommon(typed: string): boolean {
  return acronymForm(typed) === undefined && STOP_WORDS.has(fold(typed));
}
