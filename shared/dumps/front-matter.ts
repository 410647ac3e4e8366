/** What volumes hold besides papers, as publishers title it: lower case, letters only. */
const FRONT_MATTER = new Set(
  [
    ['front matter', 'back matter', 'end matter', 'frontmatter', 'backmatter', 'contents', 'table of contents'],
    ['title page', 'half title', 'half title page', 'series page', 'copyright', 'copyright page', 'copyright notice'],
    ['cover', 'cover image', 'cover picture', 'front cover', 'back cover', 'inside front cover', 'inside back cover'],
    ['masthead', 'frontispiece', 'imprint', 'impressum', 'editorial board', 'issue information', 'advertisement'],
    ['index', 'author index', 'subject index', 'keyword index', 'name index', 'cumulative index', 'index of authors'],
    ['list of contributors', 'contributors', 'list of figures', 'list of tables', 'list of abbreviations'],
    ['list of reviewers', 'reviewers', 'list of participants', 'list of authors', 'program committee', 'sponsors'],
    ['organizing committee', 'technical program committee', 'conference committee', 'inhalt', 'inhaltsverzeichnis'],
  ].flat(),
);

/** Whether a title names a part of a volume that is no paper: its contents, its index, its cover. */
export function isFrontMatter(title: string): boolean {
  return (
    title.length < 80 &&
    FRONT_MATTER.has(
      title
        .toLowerCase()
        .match(/\p{L}+/gu)
        ?.join(' ') ?? '',
    )
  );
}
