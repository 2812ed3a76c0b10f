/** The texts of one rule. `parameters` are those of the occurrence. */
export interface FindingText {
  /** A few words for lists. */
  readonly title: string;
  /** What was seen and what it costs. */
  seen(parameters: Readonly<Record<string, string>>): string;
  /** What to change on the server. */
  readonly fix: string;
}
