import { STOP_WORDS } from './stop-words.ts';

/**
 * Words that hold sentences together and say nothing of their subject. Left out of free text, of what a liked paper is about, and of
 * suggestions; a query that asks for one of them is taken at its word.
 */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set([
  ...STOP_WORDS,
  ...(
    'about above after again against all almost along already also although always am among another any anyone anything around ' +
    'became because become been before being below between both can cannot could did do does doing done down during each either else ' +
    'enough etc ever every everything few from further get give given gives goes had has have having he her here hers herself him ' +
    'himself his how however i instead its itself just kind like make many may me might more most much must my myself need neither ' +
    'never nor nothing now off often once one only onto other others our ours out over own per perhaps please quite rather same say ' +
    'see seem seen several shall she should since so some something take than them themselves though through thus together too ' +
    'toward towards under unless until up upon us use used uses using very via want we were well what whatever when where whether ' +
    'which while who whom whose why within without would yet you your yours'
  ).split(' '),
]);

/** Words with which people ask for papers, rather than about what: “I am interested in articles on”. */
export const ASKING_WORDS: ReadonlySet<string> = new Set(
  'interested interest article articles paper papers information find looking look work works'.split(' '),
);
