/** An identifier out of the address or the prefix that it was copied with; an arXiv id without its version. */
export function identifier(typed: string): string {
  const bare = typed
    .replace(
      /^https?:\/\/(?:www\.|export\.)?(?:arxiv\.org\/(?:abs|pdf|html)\/|(?:dx\.)?doi\.org\/|openreview\.net\/(?:forum|pdf)\?id=)/i,
      '',
    )
    .replace(/^(?:arxiv|doi|pmid):/i, '');
  const arxiv = /^(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?(?:\.pdf)?$/.exec(bare);
  return arxiv ? arxiv[1]! : bare;
}
