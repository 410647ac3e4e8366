/** What is to be known of a pattern when its words are met, in bits. */
export const IS_WORD = 1;
/** A word that phrases are made of. */
export const IN_PHRASE = 2;
export const IN_WINDOW = 4;
export const HAS_SENSE = 8;
export const HAS_CHOICES = 16;
