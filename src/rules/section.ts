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
