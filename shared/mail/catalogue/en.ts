import type { Catalogue } from './catalogue.ts';

const FIELDS = new Map(
  Object.entries({
    title: 'title',
    abstract: 'abstract',
    author: 'authors',
    category: 'categories',
    source: 'source',
    id: 'identifier',
    doi: 'DOI',
    date: 'date',
    like: 'papers you liked',
  }),
);

function papers(count: string): string {
  return count === '1' ? 'paper' : 'papers';
}

export const en: Catalogue = {
  language: 'en',
  locale: 'en-GB',
  htmlLang: 'en',

  heading: ({ fresh, revised, withdrawn }, number) => {
    const counted = (n: number, adjective: string) => `${number(n)} ${adjective} ${papers(String(n))}`;
    if (fresh === 0 && revised === 0) return counted(withdrawn, 'withdrawn');
    const first = fresh > 0 ? counted(fresh, 'new') : counted(revised, 'revised');
    const rest = [
      ...(fresh > 0 && revised > 0 ? [`${number(revised)} revised`] : []),
      ...(withdrawn > 0 ? [`${number(withdrawn)} withdrawn`] : []),
    ];
    return [first, ...rest].join(', ');
  },
  quote: (words) => `“${words}”`,

  subject: {
    digest: (heading, interests, when) => `${heading}: ${interests} (${when})`,
    alert: (interest, what) => `${interest}: ${what}`,
    revised: (title) => `Revised: ${title}`,
    withdrawn: (title) => `Withdrawn: ${title}`,
    quiet: (period) => `Nothing new matched (${period})`,
    mostUpvoted: (when) => `Most upvoted papers (${when})`,
  },

  summary: {
    matched: (matched, considered) =>
      `${matched} of ${considered} new ${papers(considered)} ${matched === '1' ? 'matches' : 'match'}`,
    inDump: (days, isOne) => `in the ${isOne ? 'dump' : 'dumps'} of ${days}`,
    from: (sources) => `from ${sources}`,
    sourceWithDay: (source, day) => `${source} (${day})`,
  },

  card: {
    authors: (shown, more) => `${shown} +${more}`,
    why: 'Why: ',
    field: (field) => FIELDS.get(field) ?? field,
    inFields: (clause, fields) => `${clause} in the ${fields}`,
    noAbstract: 'The source gives no abstract.',
    arrival: { enriched: 'Its abstract is new', revised: 'Revised', withdrawn: 'Withdrawn' },
    notMailed: 'Carried over from an edition that was not mailed',
    mayHaveReachedYou: 'May have reached you before',
    votes: (count) => `${count} ${count === '1' ? 'upvote' : 'upvotes'}`,
    abstract: 'Abstract',
    pdf: 'PDF',
    code: 'Code',
    also: (name) => `Also: ${name}`,
    wholeAbstract: 'Whole abstract',
    findByTitle: 'Find by title',
    steer: 'More or less like this',
    liked: (words) => `words of papers you liked (${words})`,
  },

  section: {
    toStartWith: 'To start with, a look back at what came before.',
    alsoMatched: 'Also matched',
    more: (count) => `${count} more on the web`,
    mostUpvoted: 'Most upvoted since your last edition',
    mostUpvotedFirst: 'Most upvoted of late',
  },

  quiet: {
    heading: 'Nothing new matched',
    explanation: (considered, period) => {
      if (considered === '0') return `No papers came in, ${period}.`;
      return considered === '1'
        ? `1 paper came in, ${period}, and it did not match.`
        : `${considered} papers came in, ${period}, and none of them matched.`;
    },
    youAskFor: 'This is what you ask for',
    widen:
      'To hear more, try fewer words side by side, join other names for the same thing with OR, or take out a NOT. Or answer the mail and say what you would like to read.',
  },

  footer: {
    fromTopics: (interests) => `From your topics: ${interests}.`,
    andMore: (count) => `${count} more`,
    web: 'Read on the web',
    change: 'Change topics',
    changeSubject: 'Topics',
    unsubscribe: 'Unsubscribe',
    sender: (operator) => `Sent by Offprint for ${operator}.`,
    stale: (source, day) => `Nothing has come from ${source} since ${day}: perhaps a fault here, and not a quiet week.`,
  },

  invitation: {
    heading: 'New papers, by mail, when you want them',
    who: (operator) => `${operator} thinks you would like to hear of new papers, and set this up for you:`,
    rhythm: ({ kind, time, days, day, zone }) => {
      if (kind === 'alerts') return `A mail when something matches, at most three a day (${zone}).`;
      const when = {
        daily: 'every day',
        weekdays: 'on weekdays',
        weekly: `on ${days}`,
        monthly: day === 'last' ? 'on the last day of the month' : `on day ${day} of the month`,
      }[kind];
      return `One mail ${when} at ${time} (${zone}) when something matches.`;
    },
    nothingToDo:
      'If that is welcome, there is nothing to do. Each paper says why it is there, and every mail has a link to leave.',
    decline: 'No, thank you',
  },

  confirmation: {
    subject: 'Please confirm: new papers by mail',
    heading: 'Is this your address?',
    preheader: 'Somebody asked for mails about new papers at this address. They begin once you confirm.',
    explanation:
      'Somebody, you we hope, asked for mails about new papers at this address. They begin once you confirm.',
    confirm: 'Yes, send them to me',
    ignore: 'If it was not you, do nothing. Nothing more will be sent.',
  },

  page: {
    search: 'Find by title',
    find: 'Find',
    found: (found, total) =>
      `${found} of ${total} ${papers(total)} ${found === '1' ? 'has these words in its' : 'have these words in their'} title.`,
    showAll: 'Show all',
    comeBack: (operator) => `Should you want them again, write to ${operator}.`,
    leave: {
      title: 'Stop these mails',
      question: 'One press, and no further mail is sent to you.',
      button: 'Stop the mails',
      keep: 'To keep them, just close this page.',
    },
    subscribe: {
      title: 'New papers, by mail',
      explanation:
        'Say what you care about. A mail asks whether it was you, and once you confirm, new papers that match come at your hour, each with the reason why.',
      yourAddress: 'Your mail address',
      interests: 'What you want to read, one interest a line: words, "phrases", AND, OR, NOT',
      button: 'Send me the mails',
      address: 'Write your address like ada@example.org.',
      nothing: 'Write at least one thing that you want to read.',
      done: {
        title: 'You have subscribed',
        text: 'Your first mail comes at your hour, once something matches, and looks back a week. Change anything whenever you like:',
      },
    },
    steer: {
      title: 'Your topics',
      under: (interest) => `It came under ${interest}. Say what you would like:`,
      now: { more: 'You asked for more like this.', less: 'You asked for less like this.' },
      button: {
        more: 'More like this',
        less: 'Less like this',
        neither: 'Take that back',
        mute: 'Mute',
        hear: 'Hear again',
        remove: 'Remove',
      },
      muteThis: (interest) => `Mute ${interest}`,
      effect: 'It changes what comes first in your next mails, and not what is found.',
      noInterest: 'No interest of yours brought this paper, so there is none to steer by it.',
      goneInterest: 'The topic that brought this paper is gone, so there is none to steer by it.',
      interests: 'What you ask for',
      steeredBy: (liked, disliked) => `Steered by papers: more like ${liked}, less like ${disliked}`,
      muted: 'Muted: nothing is looked for.',
      silent: 'Nothing is looked for, so no mail comes.',
      add: {
        heading: 'Ask for more',
        query: 'Words, "phrases", AND, OR, NOT',
        label: 'A name for it, if you like',
        look: 'How is it read?',
        asRead: 'It is read as',
        button: 'Add',
      },
      rhythm: {
        heading: 'When mails come',
        kind: 'How often',
        kinds: {
          alerts: 'As papers come, at most three mails a day',
          daily: 'Every day',
          weekdays: 'On weekdays',
          weekly: 'On days of the week',
          monthly: 'Once a month',
        },
        at: 'At',
        zone: 'Time zone',
        days: 'Which days, if on days of the week',
        day: 'Which day, if once a month',
        last: 'the last',
        save: 'Save',
      },
      mails: {
        heading: 'How mails look',
        language: 'Language',
        cards: 'Papers in full',
        upvoted: 'Most upvoted papers',
        choices: { none: 'none', beside: 'three beside what matched', only: 'ten, and nothing else' },
      },
      pause: {
        heading: 'A pause',
        until: 'Until',
        button: 'Pause',
        paused: 'Mails are paused.',
        pausedUntil: (day) => `Mails are paused until ${day}. One that catches up comes after it.`,
        resume: 'Begin again',
      },
      said: {
        more: 'Noted: more like this.',
        less: 'Noted: less like this.',
        neither: 'Taken back.',
        mute: 'Muted. Nothing is looked for until you want to hear of it again.',
        hear: 'It is looked for again, beginning with the last week.',
        remove: 'Removed.',
        add: 'Added. Its first papers come with your next mail.',
        rhythm: 'Saved.',
        prefer: 'Saved.',
        pause: 'Paused.',
        resume: 'Mails come again.',
        form: 'That form was not understood; nothing was changed.',
        query: 'This query was not understood; nothing was changed. See below.',
        full: 'There is room for no more interests; remove one first.',
        there: 'You ask for that already; nothing was changed.',
        gone: 'This topic is gone; nothing was changed.',
        time: 'Write the time like 07:00; nothing was changed.',
        zone: 'Write the time zone like Europe/Berlin; nothing was changed.',
        days: 'Choose at least one day; nothing was changed.',
        until: 'Choose a day within the next five weeks; nothing was changed.',
        'too many': 'These are more changes than a day takes. Please go on tomorrow.',
      },
    },
    notice: {
      left: {
        title: 'You have left',
        text: 'No further mail will be sent to you. One that was already on its way may still arrive.',
        howBack: true,
      },
      bounce: {
        title: 'Your mailbox refused our mail',
        text: 'A mail to you came back for good, so none is sent any more.',
        howBack: true,
      },
      complaint: {
        title: 'The mails have stopped',
        text: 'Your mailbox told us that our mail was not wanted, so none is sent any more.',
        howBack: true,
      },
      'invalid link': {
        title: 'This link does not work',
        text: 'It may have been cut short on its way. The link in the mail itself is the one to use.',
      },
      'old link': {
        title: 'This link is too old to change anything',
        text: 'The newest mail has one that works.',
      },
      asked: {
        title: 'Please look into your mailbox',
        text: 'If this address may get mail and gets none yet, a mail comes to it now. Its button begins the rest. Should it not come, look among unwanted mail, or ask again tomorrow.',
      },
      'too many': {
        title: 'Too many have asked today',
        text: 'Please come back tomorrow; what you asked for was not kept.',
      },
      forgotten: { title: 'This link has had its time', text: 'Ask once more, and a new mail comes.' },
      'too large': { title: 'That was too much at once', text: 'Nothing was changed.' },
      'no edition': {
        title: 'This edition is not here any more',
        text: 'Editions are kept for a while and then taken away.',
      },
      fault: { title: 'That did not work just now', text: 'Nothing is lost. Please try again in a few minutes.' },
    },
  },
};
