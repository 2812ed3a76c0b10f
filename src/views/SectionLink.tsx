/** A link to a section of RFC 9110 that opens beside what is being read. */
export const SectionLink = ({ section }: { section: string }) => (
  <SpecLink
    url={`https://www.rfc-editor.org/rfc/rfc9110#section-${section}`}
    label={`RFC 9110 §${section}`}
  />
);

/** A link to a standard that opens beside what is being read. */
export const SpecLink = ({ url, label }: { url: string; label: string }) => (
  <a class="spec" href={url} target="_blank" rel="noopener noreferrer">
    {label}
  </a>
);
