/** A section of a standard. */
export interface Section {
  readonly title: string;
  readonly section: string;
  readonly url: string;
}

/** A section of an RFC, by their numbers. */
export const rfc = (number: number, section: string): Section => ({
  title: `RFC ${number}`,
  section: `§${section}`,
  url: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
});

/** A section of RFC 9110, HTTP Semantics. */
export const http = (section: string): Section => rfc(9110, section);

/** A section of RFC 9111, HTTP Caching. */
export const caching = (section: string): Section => rfc(9111, section);

/** Fetch, on what its CORS protocol asks of responses that are cached. */
export const corsAndCaches: Section = {
  title: 'Fetch',
  section: 'CORS protocol and HTTP caches',
  url: 'https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches',
};

/** The draft of No-Vary-Search, on the grammar of the field. */
export const noVarySearch: Section = {
  title: 'No-Vary-Search (draft)',
  section: '§3',
  url: 'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-no-vary-search#section-3',
};
