/** The code of an error that the system or Node raised, e.g. `ENOENT`; undefined for every other. */
export const errorCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
