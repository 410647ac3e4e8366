import type { Language } from '../../readers/reader.ts';
import type { Catalogue } from './catalogue.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

const CATALOGUES: Readonly<Record<Language, Catalogue>> = { en, de, zh };

/** Every sentence in this language; in English for who chose none. */
export function catalogueOf(language: Language = 'en'): Catalogue {
  return CATALOGUES[language];
}
