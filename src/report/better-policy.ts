import type { ResourceReport } from '../audit/report.ts';

/** The Cache-Control that is recommended for a resource, where it is another one than it has. */
export function betterPolicy({ recommendation, policy }: ResourceReport): string | undefined {
  const { cacheControl } = recommendation ?? {};
  return cacheControl === policy.cacheControl ? undefined : cacheControl;
}
