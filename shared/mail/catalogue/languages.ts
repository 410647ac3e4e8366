import type { Catalogue, Language } from './catalogue.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

const CATALOGUES: Readonly<Record<Language, Catalogue>> = { en, de, zh };

/** Every sentence in this language. */
export function catalogueOf(language: Language): Catalogue {
  return CATALOGUES[language];
}
