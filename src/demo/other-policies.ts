import type { Answer, DemoRequest, FieldLines } from './answer.ts';

/** What a path is to be sent with instead of what the site sends. */
export interface OtherPolicy {
  readonly cacheControl: string;
  /** Whether an entity tag is to be added, and asked about. */
  readonly addsTag: boolean;
}

/** By path, without query. */
export type OtherPolicies = Readonly<Record<string, OtherPolicy>>;

const TAG = '"added"';
const REPLACED: ReadonlySet<string> = new Set(['cache-control', 'expires', 'pragma']);

/** The answer as it is with another policy, as a server's configuration would change it. */
export function withOtherPolicy(
  answer: Answer,
  { path, method, fields }: DemoRequest,
  policies: OtherPolicies,
): Answer {
  const policy = Object.hasOwn(policies, path) ? policies[path] : undefined;
  if (!policy || method !== 'GET' || (answer.status !== 200 && answer.status !== 304)) return answer;
  const lines: FieldLines = [
    ...answer.fields.filter(([name]) => !REPLACED.has(name.toLowerCase())),
    ['Cache-Control', policy.cacheControl],
    ...(policy.addsTag ? [['ETag', TAG] as const] : []),
  ];
  if (policy.addsTag && fields.get('if-none-match') === TAG) {
    const about304 = lines.filter(([name]) => !/^content-(?:length|encoding|type)$/i.test(name));
    return { ...answer, status: 304, fields: about304, content: new Uint8Array(), chunked: false };
  }
  return { ...answer, fields: lines };
}
