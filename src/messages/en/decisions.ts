/** Why an exchange came about; figures come formatted. */
export const firstInCapture = 'Asked for the first time in this capture.';
export const servedFromCache = (age: string, lifetime: string) =>
  `Served from the cache without asking the origin (age ${age}, lifetime ${lifetime}).`;
export const requestNoCache = (directive: string) =>
  `The request demanded it with ${directive}, as a reload or a script does.`;
export const storedNoStore = 'The earlier response said no-store, so there was nothing to reuse.';
export const storedNoCache = 'The stored response says no-cache: every use asks the origin.';
export const stale = (age: string, lifetime: string) =>
  `The stored response was stale (age ${age}, lifetime ${lifetime}).`;
export const validated = (field: string, value: string) => `Asked with ${field}: ${value}.`;
export const contentChanged = 'The origin did not confirm the stored response and sent a full one.';
export const unknownFigure = 'unknown';
