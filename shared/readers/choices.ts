/** What a reader may choose from, as a person writes it. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export const CADENCES = ['alerts', 'daily', 'weekdays', 'weekly', 'monthly'] as const;
export const LANGUAGES = ['en', 'de', 'zh'] as const;
export const REVISIONS = ['never', 'material', 'all'] as const;
export const UPVOTED = ['none', 'beside', 'only'] as const;
/** Papers in full in one mail. */
export const MOST_CARDS = 25;
/** Characters of an interest's name. */
export const LONGEST_LABEL = 80;
