import type { ResourceRow } from '../../desk/contract.ts';

/** What the filter looks at of a resource; a row as it is, since to read each of 50,000 anew takes longer than to filter them. */
export type Filterable = Pick<
  ResourceRow,
  | 'url'
  | 'method'
  | 'host'
  | 'type'
  | 'mimeType'
  | 'policy'
  | 'exchanges'
  | 'findings'
  | 'transferred'
  | 'savedByRevalidation'
  | 'avoidable'
  | 'faulty304s'
>;
