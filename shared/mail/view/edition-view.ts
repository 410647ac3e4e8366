import type { Cadence } from '../../calendar/cadence.ts';
import type { Language } from '../../readers/reader.ts';

/** A piece of a text, and whether a query hit it (shown bold). */
export interface Run {
  readonly text: string;
  readonly hit: boolean;
}
export type Runs = readonly Run[];

/** A link with words of its own. `href` has passed the door of href.ts. */
export interface LinkView {
  readonly text: string;
  readonly href: string;
  /** Shown with less weight than its neighbours. */
  readonly quiet?: true;
}

/** Text in whatever language a paper has. */
export interface ForeignText {
  readonly runs: Runs;
  /** BCP 47 where the script tells it (Chinese, Japanese, Korean), so that the right glyphs are chosen. */
  readonly lang?: string;
}

/** One paper in full: everything is text for people, nothing is left to compute. */
export interface CardView {
  /** Place in the edition, from 1: the same in the mail and on its page, whose anchor is `p<number>`. */
  readonly number: number;
  /** Turn in which the interests chose it, from 0: what is dropped first when the mail is too large. */
  readonly rank: number;
  readonly title: ForeignText;
  /** Absent when no address of the paper may be linked. */
  readonly href?: string;
  /** "Revised", "May have reached you before". */
  readonly marks: readonly string[];
  readonly authors: string;
  /** Source, categories, date, votes. */
  readonly origin: readonly string[];
  /** One line an interest that matched. */
  readonly why: readonly string[];
  readonly excerpt?: ForeignText;
  readonly noAbstract?: string;
  readonly links: readonly LinkView[];
  /** Where the reader says more or less of such papers. */
  readonly steer?: LinkView;
}

/** One paper by its title alone. */
export interface TitleView {
  readonly number: number;
  readonly title: ForeignText;
  /** Absent when no address of the paper may be linked. */
  readonly href?: string;
}

/** Papers of one interest, or the most upvoted. */
export interface SectionView {
  /** Absent when the edition has one interest only. */
  readonly label?: string;
  readonly note?: string;
  readonly cards: readonly CardView[];
  readonly alsoLabel: string;
  readonly also: readonly TitleView[];
  /** Number of its first paper, and of papers that only the web shows. */
  readonly first: number;
  readonly hidden: number;
  readonly more?: LinkView;
}

/** An edition as it is shown, in one language. Mail and page are drawn from it and decide nothing. */
export interface EditionView {
  readonly language: Language;
  readonly htmlLang: string;
  /** Address of the edition's page. */
  readonly page: string;
  readonly subject: string;
  readonly preheader: string;
  readonly heading: string;
  readonly summary: readonly string[];
  readonly sections: readonly SectionView[];
  readonly invitation?: {
    readonly heading: string;
    readonly lines: readonly string[];
    readonly nothingToDo: string;
    readonly decline?: LinkView;
  };
  /** When nothing matched: what the reader asks for, and how to ask for more. */
  readonly quiet?: {
    readonly youAskFor: string;
    readonly interests: readonly { readonly label: string; readonly query: string }[];
    readonly widen: string;
  };
  readonly footer: {
    /** Absent where no interest brought any paper. */
    readonly fromTopics?: string;
    /** One line a source that has stopped coming. */
    readonly stale: readonly string[];
    readonly links: readonly LinkView[];
    readonly sender: string;
  };
}

/** What a reader is invited to, whom the operator added: the first mail that they get begins with it (R1). */
export interface Invited {
  readonly cadence: Cadence;
}

/** What an edition's body does not say and its view needs. */
export interface EditionContext {
  /** The address that people answer at. */
  readonly operator: string;
  /** Papers in full, 1 to 25. Each interest gets at least three all the same. @default 10 */
  readonly cards?: number;
  readonly invitation?: Invited;
}
