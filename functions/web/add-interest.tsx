import { canonical } from '../../shared/interests/canonical.ts';
import { errorWithCaret } from '../../shared/interests/explain-error.ts';
import { LIMITS } from '../../shared/interests/limits.ts';
import { parseQuery } from '../../shared/interests/parse.ts';
import { catalogueOf } from '../../shared/mail/catalogue/languages.ts';
import { STYLE } from '../../shared/mail/markup/look.ts';
import { safe } from '../../shared/mail/typesetting/safe-text.ts';
import { EMPTY_LIBRARY } from '../../shared/matching/library/library.ts';
import { describe } from '../../shared/matching/meaning/describe.ts';
import { LONGEST_LABEL } from '../../shared/readers/choices.ts';
import type { Reader } from '../../shared/readers/reader.ts';
import { Labelled } from './settings-forms.tsx';

/** A query as somebody types it, before it is an interest. */
export interface Look {
  readonly query: string;
  readonly label: string;
}

/** The form that adds an interest. Its first button asks how the query is read, by a GET that changes nothing; its second adds it. */
export function AddInterest({ look, reader }: { readonly look: Look | undefined; readonly reader: Reader }) {
  const { add } = catalogueOf(reader.preferences?.language).page.steer;
  return (
    <form method="post" style={STYLE.form}>
      <TypedLine name="query" label={add.query} value={look?.query} longest={LIMITS.sizeBytes} />
      {look !== undefined && look.query !== '' && <Reading query={look.query} asRead={add.asRead} />}
      <TypedLine name="label" label={add.label} value={look?.label} longest={LONGEST_LABEL} />
      <p style={STYLE.line}>
        <button class="b" type="submit" formmethod="get" style={STYLE.smallButton}>
          {add.look}
        </button>{' '}
        <button class="b" type="submit" name="do" value="add" style={STYLE.smallButton}>
          {add.button}
        </button>
      </p>
    </form>
  );
}

interface Typed {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  /** Characters. */
  readonly longest: number;
}

/** A line to type in, in any script. */
function TypedLine({ name, label, value = '', longest }: Typed) {
  return (
    <Labelled name={name} label={label}>
      <input
        class="f"
        type="text"
        id={name}
        name={name}
        value={value}
        maxlength={longest}
        dir="auto"
        style={STYLE.field}
      />
    </Labelled>
  );
}

/** How the language reads a query: its canonical form and what may surprise, or what is wrong, with a caret under the place. */
export function Reading({ query, asRead }: { readonly query: string; readonly asRead: string }) {
  const parsed = parseQuery(query);
  if (!parsed.ok) return <Mistake lines={errorWithCaret(query, parsed.error).split('\n')} />;
  return (
    <>
      <p style={STYLE.line}>
        {asRead} <b>{safe(canonical(parsed.query))}</b>
      </p>
      {describe(parsed.query, EMPTY_LIBRARY).map((sentence) => (
        <p class="q" lang="en" style={STYLE.meta}>
          {safe(sentence)}
        </p>
      ))}
    </>
  );
}

/** The place, in letters of one width; then what is wrong, what was expected, and what was probably meant. */
function Mistake({ lines: [query = '', caret = '', ...sentences] }: { readonly lines: readonly string[] }) {
  return (
    <>
      <pre style={STYLE.pre}>{`${query}\n${caret}`}</pre>
      {sentences.map((sentence) => (
        <p lang="en" style={STYLE.line}>
          {sentence}
        </p>
      ))}
    </>
  );
}
