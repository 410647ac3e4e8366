import type { Child } from 'hono/jsx';
import { catalogueOf } from '../../shared/mail/catalogue/languages.ts';
import { STYLE } from '../../shared/mail/markup/look.ts';
import { longDate, weekdays } from '../../shared/mail/view/dates.ts';
import { MOST_CARDS, UPVOTED } from '../../shared/readers/choices.ts';
import type { Language, Reader } from '../../shared/readers/reader.ts';

interface OfReader {
  readonly reader: Reader;
}

const KINDS = ['daily', 'weekdays', 'weekly', 'monthly', 'alerts'] as const;
/** In their own words: who cannot read the page finds theirs. */
export const LANGUAGES = [
  ['en', 'English'],
  ['de', 'Deutsch'],
  ['zh', '中文'],
] as const;

/** Cadence, hour and zone as fields, as they are or as they were just typed. */
interface WrittenRhythm {
  readonly kind: string;
  readonly at: string;
  readonly zone: string;
  readonly days: readonly number[];
  readonly day: string;
  readonly language: Language | undefined;
}

/** Cadence, hour and zone; as they were just typed, where something was wrong with them. */
export function Rhythm({ reader, typed }: OfReader & { readonly typed: URLSearchParams | undefined }) {
  const language = reader.preferences?.language;
  return (
    <form method="post" style={STYLE.form}>
      <RhythmFields {...(typed ? typedRhythm(typed) : rhythmOf(reader))} language={language} />
      <Save what="rhythm" label={catalogueOf(language).page.steer.rhythm.save} />
    </form>
  );
}

function rhythmOf({ cadence, zone }: Reader): Omit<WrittenRhythm, 'language'> {
  return {
    kind: cadence.kind,
    at: 'at' in cadence ? cadence.at : '07:00',
    zone,
    days: 'days' in cadence ? cadence.days : [],
    day: String('day' in cadence ? cadence.day : 1),
  };
}

/** What a form says of it, or usually would. */
export function typedRhythm(form: URLSearchParams): Omit<WrittenRhythm, 'language'> {
  return {
    kind: form.get('kind') ?? 'daily',
    at: form.get('at') ?? '07:00',
    zone: form.get('zone') ?? '',
    days: form.getAll('days').map(Number),
    day: form.get('day') ?? '1',
  };
}

/** The fields of a form that says when mails come. */
export function RhythmFields({ kind, at, zone, days, day: ofMonth, language }: WrittenRhythm) {
  const { page, locale } = catalogueOf(language);
  const { rhythm } = page.steer;
  return (
    <>
      <Choice name="kind" label={rhythm.kind} value={kind} choices={KINDS.map((kind) => [kind, rhythm.kinds[kind]])} />
      <Labelled name="at" label={rhythm.at}>
        <input class="f" id="at" name="at" type="time" value={at} style={STYLE.field} />
      </Labelled>
      <Labelled name="zone" label={rhythm.zone}>
        <input
          class="f"
          type="text"
          id="zone"
          name="zone"
          value={zone}
          placeholder="Europe/Berlin"
          maxlength={60}
          style={STYLE.field}
        />
      </Labelled>
      <fieldset style={STYLE.fieldset}>
        <legend class="q" style={STYLE.legend}>
          {rhythm.days}
        </legend>
        {[1, 2, 3, 4, 5, 6, 7].map((day) => (
          <label style={STYLE.check}>
            <input type="checkbox" name="days" value={day} checked={days.includes(day)} /> {weekdays(locale, [day])}
          </label>
        ))}
      </fieldset>
      <Choice
        name="day"
        label={rhythm.day}
        value={ofMonth}
        choices={[
          ...Array.from({ length: 31 }, (_, at) => [String(at + 1), String(at + 1)] as const),
          ['last', rhythm.last],
        ]}
      />
    </>
  );
}

/** Language, number of papers in full, most upvoted papers. */
export function Preferences({ reader: { preferences } }: OfReader) {
  const { mails, rhythm } = catalogueOf(preferences?.language).page.steer;
  return (
    <form method="post" style={STYLE.form}>
      <LanguageField language={preferences?.language} />
      <Choice
        name="cards"
        label={mails.cards}
        value={String(preferences?.cards ?? 10)}
        choices={Array.from({ length: MOST_CARDS }, (_, at) => [String(at + 1), String(at + 1)] as const)}
      />
      <Choice
        name="upvoted"
        label={mails.upvoted}
        value={preferences?.upvoted ?? 'none'}
        choices={UPVOTED.map((choice) => [choice, mails.choices[choice]])}
      />
      <Save what="prefer" label={rhythm.save} />
    </form>
  );
}

/** The field that says in which language. */
export function LanguageField({ language }: Pick<WrittenRhythm, 'language'>) {
  const { mails } = catalogueOf(language).page.steer;
  return <Choice name="language" label={mails.language} value={language ?? 'en'} choices={LANGUAGES} />;
}

/** Silence until a day, or its end. */
export function Pause({
  reader: { consent, zone, preferences },
  pausable: { first, last },
}: OfReader & { readonly pausable: { readonly first: string; readonly last: string } }) {
  const { page, locale } = catalogueOf(preferences?.language);
  const { pause } = page.steer;
  if (consent.state === 'paused')
    return (
      <form method="post" style={STYLE.form}>
        <p style={STYLE.meta}>
          {consent.until === undefined ? pause.paused : pause.pausedUntil(longDate(locale, consent.until, zone))}
        </p>
        <Save what="resume" label={pause.resume} />
      </form>
    );
  return (
    <form method="post" style={STYLE.form}>
      <Labelled name="until" label={pause.until}>
        <input class="f" id="until" name="until" type="date" min={first} max={last} style={STYLE.field} />
      </Labelled>
      <Save what="pause" label={pause.button} />
    </form>
  );
}

/** A field with its name above it. */
export function Labelled({
  name,
  label,
  children,
}: {
  readonly name: string;
  readonly label: string;
  readonly children?: Child;
}) {
  return (
    <>
      <label for={name} style={STYLE.searchLabel}>
        {label}
      </label>
      {children}
    </>
  );
}

function Choice({
  name,
  label,
  value,
  choices,
}: {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly choices: readonly (readonly [value: string, shown: string])[];
}) {
  return (
    <Labelled name={name} label={label}>
      <select class="f" id={name} name={name} style={STYLE.field}>
        {choices.map(([each, shown]) => (
          <option value={each} selected={each === value}>
            {shown}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

function Save({ what, label }: { readonly what: string; readonly label: string }) {
  return (
    <p style={STYLE.line}>
      <button class="b" type="submit" name="do" value={what} style={STYLE.smallButton}>
        {label}
      </button>
    </p>
  );
}
