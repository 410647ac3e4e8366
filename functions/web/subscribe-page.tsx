import { catalogueOf } from '../../shared/mail/catalogue/languages.ts';
import { STYLE } from '../../shared/mail/markup/look.ts';
import { Shell } from '../../shared/mail/markup/shell.tsx';
import type { Language } from '../../shared/readers/reader.ts';
import { Reading } from './add-interest.tsx';
import { LANGUAGES, Labelled, LanguageField, RhythmFields, typedRhythm } from './settings-forms.tsx';
import { type readWish, TRAP, typedInterests } from './subscribe-form.ts';

interface InLanguage {
  readonly language: Language | undefined;
}

/** The page where people subscribe by themselves, with what was typed so far. Without a script; nothing that is typed goes into an address (R3). */
export function SubscribePage({
  form,
  said,
  language,
}: InLanguage & { readonly form: URLSearchParams; readonly said?: Extract<ReturnType<typeof readWish>, string> }) {
  const words = catalogueOf(language);
  const { subscribe, steer } = words.page;
  const value = (name: string) => form.get(name) ?? '';
  const problem = said && (said === 'address' || said === 'nothing' ? subscribe[said] : steer.said[said]);
  return (
    <Shell htmlLang={words.htmlLang} title={subscribe.title}>
      <h1 style={STYLE.h1}>{subscribe.title}</h1>
      <p style={STYLE.excerpt}>{subscribe.explanation}</p>
      <p style={STYLE.meta}>
        {LANGUAGES.map(([code, name]) => (
          <>
            <a href={`?language=${code}`} lang={code}>
              {name}
            </a>{' '}
          </>
        ))}
      </p>
      {problem && (
        <p role="status" style={STYLE.said}>
          {problem}
        </p>
      )}
      <form method="post" action="/subscribe" style={STYLE.form}>
        <Labelled name="address" label={subscribe.yourAddress}>
          <input
            class="f"
            id="address"
            name="address"
            type="email"
            autocomplete="email"
            value={value('address')}
            style={STYLE.field}
          />
        </Labelled>
        <Labelled name="interests" label={subscribe.interests}>
          <textarea class="f" id="interests" name="interests" rows={4} dir="auto" style={STYLE.field}>
            {value('interests')}
          </textarea>
        </Labelled>
        {typedInterests(form).map((query) => (
          <Reading query={query} asRead={steer.add.asRead} />
        ))}
        <RhythmFields {...typedRhythm(form)} language={language} />
        <LanguageField language={language} />
        <p aria-hidden="true" style={STYLE.preheader}>
          <input name={TRAP} tabindex={-1} autocomplete="off" />
        </p>
        <p style={STYLE.line}>
          <button class="b" type="submit" name="do" value="subscribe" style={STYLE.smallButton}>
            {subscribe.button}
          </button>{' '}
          <button class="b" type="submit" name="do" value="look" formnovalidate style={STYLE.smallButton}>
            {steer.add.look}
          </button>
        </p>
      </form>
    </Shell>
  );
}

/** The page with the one button that confirms: it says what the mail says. */
export function ConfirmPage({ language }: InLanguage) {
  const { confirmation, htmlLang } = catalogueOf(language);
  return (
    <Shell htmlLang={htmlLang} title={confirmation.heading}>
      <h1 style={STYLE.h1}>{confirmation.heading}</h1>
      <p style={STYLE.excerpt}>{confirmation.explanation}</p>
      <form method="post" style={STYLE.buttonLine}>
        <button class="b" type="submit" style={STYLE.button}>
          {confirmation.confirm}
        </button>
      </form>
      <p class="q" style={STYLE.footerLine}>
        {confirmation.ignore}
      </p>
    </Shell>
  );
}

/** Mails come, and where to change them. */
export function SubscribedPage({ language, steer }: InLanguage & { readonly steer: string }) {
  const { page, htmlLang } = catalogueOf(language);
  const { title, text } = page.subscribe.done;
  return (
    <Shell htmlLang={htmlLang} title={title}>
      <h1 style={STYLE.h1}>{title}</h1>
      <p style={STYLE.excerpt}>{text}</p>
      <p style={STYLE.buttonLine}>
        <a class="b" href={steer} style={STYLE.button}>
          {page.steer.title}
        </a>
      </p>
    </Shell>
  );
}
