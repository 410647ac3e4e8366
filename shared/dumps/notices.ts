/** Kinds of publication, in MEDLINE's words, that are about another paper: no news of their own. */
const NOTICE = /^(?:Published Erratum|Retraction of Publication|Retraction Notice|Expression of Concern)$/;

/** Whether a record with these kinds of publication is an erratum or the like. */
export function isNotice(types: readonly string[]): boolean {
  return types.some((type) => NOTICE.test(type));
}

/** Whether a work that updates another one in this way, in Crossref's words, is the same work once more, and no notice about it. */
export function isNewVersion(update: string | undefined): boolean {
  return /^new[_ -](?:version|edition)$/i.test(update ?? '');
}

/** Whether a record with these kinds of publication was taken back. */
export function isRetracted(types: readonly string[]): boolean {
  return types.includes('Retracted Publication');
}
