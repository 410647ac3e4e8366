import type { Catalogue } from './catalogue.ts';

const FIELDS = new Map(
  Object.entries({
    title: 'Titel',
    abstract: 'Abstract',
    author: 'bei den Autoren',
    category: 'bei den Kategorien',
    source: 'bei der Quelle',
    id: 'bei der Kennung',
    doi: 'bei der DOI',
    date: 'beim Datum',
    like: 'bei Papern, die dir gefielen',
  }),
);

function papern(count: string): string {
  return count === '1' ? 'Paper' : 'Papern';
}

/** Papers and topics are both neuter. */
function weitere(count: string): string {
  return count === '1' ? '1 weiteres' : `${count} weitere`;
}

export const de: Catalogue = {
  language: 'de',
  locale: 'de-DE',
  htmlLang: 'de',

  heading: ({ fresh, revised, withdrawn }, number) => {
    const papers = (n: number, one: string, many: string) => `${number(n)} ${n === 1 ? one : many} Paper`;
    if (fresh === 0 && revised === 0) return papers(withdrawn, 'zurückgezogenes', 'zurückgezogene');
    const first = fresh > 0 ? papers(fresh, 'neues', 'neue') : papers(revised, 'überarbeitetes', 'überarbeitete');
    const rest = [
      ...(fresh > 0 && revised > 0 ? [`${number(revised)} überarbeitet`] : []),
      ...(withdrawn > 0 ? [`${number(withdrawn)} zurückgezogen`] : []),
    ];
    return [first, ...rest].join(', ');
  },
  quote: (words) => `„${words}“`,

  subject: {
    digest: (heading, interests, when) => `${heading}: ${interests} (${when})`,
    alert: (interest, what) => `${interest}: ${what}`,
    revised: (title) => `Überarbeitet: ${title}`,
    withdrawn: (title) => `Zurückgezogen: ${title}`,
    quiet: (period) => `Nichts Neues gefunden (${period})`,
    mostUpvoted: (when) => `Paper mit den meisten Stimmen (${when})`,
  },

  summary: {
    matched: (matched, considered) =>
      `${matched} von ${considered} neuen ${papern(considered)} ${matched === '1' ? 'passt' : 'passen'}`,
    inDump: (days, isOne) => `in ${isOne ? 'der Lieferung' : 'den Lieferungen'} vom ${days}`,
    from: (sources) => `aus ${sources}`,
    sourceWithDay: (source, day) => `${source} (${day})`,
  },

  card: {
    authors: (shown, more) => `${shown} +${more}`,
    why: 'Warum: ',
    field: (field) => FIELDS.get(field) ?? field,
    inFields: (clause, fields) =>
      /^(?:Titel|Abstract)/.test(fields) ? `${clause} im ${fields}` : `${clause} ${fields}`,
    noAbstract: 'Die Quelle nennt kein Abstract.',
    arrival: { enriched: 'Das Abstract ist neu', revised: 'Überarbeitet', withdrawn: 'Zurückgezogen' },
    notMailed: 'Übernommen aus einer Ausgabe, die nicht verschickt wurde',
    mayHaveReachedYou: 'Kam vielleicht schon bei dir an',
    votes: (count) => `${count} ${count === '1' ? 'Stimme' : 'Stimmen'}`,
    abstract: 'Abstract',
    pdf: 'PDF',
    code: 'Code',
    also: (name) => `Auch: ${name}`,
    wholeAbstract: 'Ganzes Abstract',
    findByTitle: 'Nach dem Titel suchen',
    steer: 'Mehr oder weniger davon',
    liked: (words) => `Wörter aus Papern, die dir gefielen (${words}),`,
  },

  section: {
    toStartWith: 'Zum Anfang ein Blick zurück auf das, was vorher kam.',
    alsoMatched: 'Passt auch',
    more: (count) => `${weitere(count)} im Web`,
    mostUpvoted: 'Die meisten Stimmen seit deiner letzten Ausgabe',
    mostUpvotedFirst: 'Die meisten Stimmen in letzter Zeit',
  },

  quiet: {
    heading: 'Nichts Neues gefunden',
    explanation: (considered, period) => {
      if (considered === '0') return `Es kamen keine Paper an, ${period}.`;
      return considered === '1'
        ? `1 Paper kam an, ${period}, und passte nicht.`
        : `${considered} Paper kamen an, ${period}, und keines passte.`;
    },
    youAskFor: 'Danach suchst du',
    widen:
      'Mehr findest du mit weniger Wörtern nebeneinander, mit anderen Namen derselben Sache durch OR, oder ohne ein NOT. Oder antworte auf die Mail und schreib, was du lesen möchtest.',
  },

  footer: {
    fromTopics: (interests) => `Aus deinen Themen: ${interests}.`,
    andMore: weitere,
    web: 'Im Web lesen',
    change: 'Themen ändern',
    changeSubject: 'Themen',
    unsubscribe: 'Abbestellen',
    sender: (operator) => `Verschickt von Offprint für ${operator}.`,
    stale: (source, day) =>
      `Von ${source} kommt seit ${day} nichts mehr: vielleicht ein Fehler hier und keine ruhige Woche.`,
  },

  invitation: {
    heading: 'Neue Paper, per Mail, wann du willst',
    who: (operator) => `${operator} meint, dass du gern von neuen Papern hörst, und hat das für dich eingerichtet:`,
    rhythm: ({ kind, time, days, day, zone }) => {
      if (kind === 'alerts') return `Eine Mail, sobald etwas passt, höchstens drei am Tag (${zone}).`;
      const when = {
        daily: 'jeden Tag',
        weekdays: 'von Montag bis Freitag',
        weekly: `jeden ${days}`,
        monthly: day === 'last' ? 'am letzten Tag des Monats' : `am ${day}. des Monats`,
      }[kind];
      return `Eine Mail ${when} um ${time} (${zone}), wenn etwas passt.`;
    },
    nothingToDo:
      'Wenn das willkommen ist, ist nichts zu tun. Jedes Paper sagt, warum es da ist, und jede Mail hat einen Link zum Abbestellen.',
    decline: 'Nein, danke',
  },

  confirmation: {
    subject: 'Bitte bestätigen: neue Paper per Mail',
    heading: 'Ist das deine Adresse?',
    preheader: 'Jemand hat für diese Adresse Mails über neue Paper bestellt. Sie beginnen, wenn du bestätigst.',
    explanation:
      'Jemand, hoffentlich du, hat für diese Adresse Mails über neue Paper bestellt. Sie beginnen, wenn du bestätigst.',
    confirm: 'Ja, bitte schicken',
    ignore: 'Warst du es nicht, ist nichts zu tun. Es kommt nichts weiter.',
  },

  page: {
    search: 'Im Titel suchen',
    find: 'Suchen',
    found: (found, total) =>
      `${found} von ${total} ${papern(total)} ${found === '1' ? 'hat' : 'haben'} diese Wörter im Titel.`,
    showAll: 'Alle zeigen',
    comeBack: (operator) => `Möchtest du sie wieder haben, schreib an ${operator}.`,
    leave: {
      title: 'Diese Mails abbestellen',
      question: 'Ein Druck, und es kommt keine Mail mehr.',
      button: 'Abbestellen',
      keep: 'Sollen sie weiter kommen, schließ einfach diese Seite.',
    },
    subscribe: {
      title: 'Neue Paper, per Mail',
      explanation:
        'Sag, was dich interessiert. Eine Mail fragt, ob du es warst, und wenn du bestätigst, kommen neue Paper, die passen, zu deiner Stunde, jedes mit dem Grund dafür.',
      yourAddress: 'Deine Mailadresse',
      interests: 'Was du lesen möchtest, ein Thema je Zeile: Wörter, "Wortfolgen", AND, OR, NOT',
      button: 'Schickt mir die Mails',
      address: 'Schreib deine Adresse wie ada@example.org.',
      nothing: 'Schreib mindestens eines, was du lesen möchtest.',
      done: {
        title: 'Du hast bestellt',
        text: 'Die erste Mail kommt zu deiner Stunde, sobald etwas passt, und blickt eine Woche zurück. Ändern kannst du alles, wann du magst:',
      },
    },
    steer: {
      title: 'Deine Themen',
      under: (interest) => `Es kam unter ${interest}. Was möchtest du?`,
      now: { more: 'Du möchtest mehr von dieser Art.', less: 'Du möchtest weniger von dieser Art.' },
      button: {
        more: 'Mehr davon',
        less: 'Weniger davon',
        neither: 'Doch nicht',
        mute: 'Stumm',
        hear: 'Wieder hören',
        remove: 'Entfernen',
      },
      muteThis: (interest) => `${interest} stumm schalten`,
      effect: 'Das ändert, was in deinen nächsten Mails oben steht, und nicht, was gefunden wird.',
      noInterest: 'Keines deiner Themen hat dieses Paper gebracht, also lässt sich mit ihm keines lenken.',
      goneInterest: 'Das Thema, das dieses Paper brachte, gibt es nicht mehr, also lässt sich mit ihm keines lenken.',
      interests: 'Danach suchst du',
      steeredBy: (liked, disliked) => `Gelenkt durch Paper: mehr wie ${liked}, weniger wie ${disliked}`,
      muted: 'Stumm: danach wird nicht gesucht.',
      silent: 'Es wird nach nichts gesucht, also kommt keine Mail.',
      add: {
        heading: 'Noch ein Thema',
        query: 'Wörter, "Wortfolgen", AND, OR, NOT',
        label: 'Ein Name dafür, wenn du magst',
        look: 'Wie wird es gelesen?',
        asRead: 'Es wird gelesen als',
        button: 'Hinzufügen',
      },
      rhythm: {
        heading: 'Wann Mails kommen',
        kind: 'Wie oft',
        kinds: {
          alerts: 'Sobald etwas passt, höchstens drei Mails am Tag',
          daily: 'Jeden Tag',
          weekdays: 'Von Montag bis Freitag',
          weekly: 'An Tagen der Woche',
          monthly: 'Einmal im Monat',
        },
        at: 'Um',
        zone: 'Zeitzone',
        days: 'Welche Tage, wenn an Tagen der Woche',
        day: 'Welcher Tag, wenn einmal im Monat',
        last: 'der letzte',
        save: 'Speichern',
      },
      mails: {
        heading: 'Wie Mails aussehen',
        language: 'Sprache',
        cards: 'Ausführliche Paper',
        upvoted: 'Paper mit den meisten Stimmen',
        choices: { none: 'keine', beside: 'drei neben dem, was passt', only: 'zehn, und sonst nichts' },
      },
      pause: {
        heading: 'Eine Pause',
        until: 'Bis',
        button: 'Pausieren',
        paused: 'Die Mails ruhen.',
        pausedUntil: (day) => `Die Mails ruhen bis ${day}. Danach kommt eine, die alles nachholt.`,
        resume: 'Wieder beginnen',
      },
      said: {
        more: 'Gemerkt: mehr davon.',
        less: 'Gemerkt: weniger davon.',
        neither: 'Zurückgenommen.',
        mute: 'Stumm. Danach wird nicht gesucht, bis du wieder davon hören möchtest.',
        hear: 'Danach wird wieder gesucht, angefangen mit der letzten Woche.',
        remove: 'Entfernt.',
        add: 'Hinzugefügt. Die ersten Paper kommen mit deiner nächsten Mail.',
        rhythm: 'Gespeichert.',
        prefer: 'Gespeichert.',
        pause: 'Pausiert.',
        resume: 'Die Mails kommen wieder.',
        form: 'Dieses Formular war nicht zu verstehen; es wurde nichts geändert.',
        query: 'Diese Suche war nicht zu verstehen; es wurde nichts geändert. Näheres unten.',
        full: 'Mehr Themen passen nicht; entferne zuerst eines.',
        there: 'Danach suchst du schon; es wurde nichts geändert.',
        gone: 'Dieses Thema gibt es nicht mehr; es wurde nichts geändert.',
        time: 'Schreib die Uhrzeit wie 07:00; es wurde nichts geändert.',
        zone: 'Schreib die Zeitzone wie Europe/Berlin; es wurde nichts geändert.',
        days: 'Wähle mindestens einen Tag; es wurde nichts geändert.',
        until: 'Wähle einen Tag in den nächsten fünf Wochen; es wurde nichts geändert.',
        'too many': 'Das sind mehr Änderungen, als ein Tag fasst. Bitte morgen weiter.',
      },
    },
    notice: {
      left: {
        title: 'Du hast abbestellt',
        text: 'Es kommt keine Mail mehr. Eine, die schon unterwegs war, kann noch eintreffen.',
        howBack: true,
      },
      bounce: {
        title: 'Dein Postfach hat unsere Mail abgelehnt',
        text: 'Eine Mail an dich kam endgültig zurück, deshalb kommt keine mehr.',
        howBack: true,
      },
      complaint: {
        title: 'Es kommt keine Mail mehr',
        text: 'Dein Postfach hat uns gemeldet, dass unsere Mail nicht erwünscht war, deshalb kommt keine mehr.',
        howBack: true,
      },
      'invalid link': {
        title: 'Dieser Link geht nicht',
        text: 'Vielleicht wurde er unterwegs gekürzt. Der Link in der Mail selbst ist der richtige.',
      },
      'old link': {
        title: 'Dieser Link ist zu alt, um etwas zu ändern',
        text: 'In der neuesten Mail steht einer, der geht.',
      },
      asked: {
        title: 'Bitte sieh in dein Postfach',
        text: 'Darf diese Adresse Mail bekommen und bekommt noch keine, so geht jetzt eine an sie. Ihr Knopf beginnt das Übrige. Kommt sie nicht, sieh bei den unerwünschten Mails nach oder bestell morgen noch einmal.',
      },
      'too many': {
        title: 'Heute haben zu viele bestellt',
        text: 'Bitte komm morgen wieder; deine Bestellung wurde nicht aufgehoben.',
      },
      forgotten: { title: 'Dieser Link ist abgelaufen', text: 'Bestell noch einmal, dann kommt eine neue Mail.' },
      'too large': { title: 'Das war zu viel auf einmal', text: 'Es wurde nichts geändert.' },
      'no edition': {
        title: 'Diese Ausgabe ist nicht mehr da',
        text: 'Ausgaben werden eine Weile aufgehoben und dann entfernt.',
      },
      fault: { title: 'Das ging gerade nicht', text: 'Es ist nichts verloren. Bitte in ein paar Minuten noch einmal.' },
    },
  },
};
