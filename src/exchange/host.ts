/** The host and port of a URL, in lower case, without the user information in front of them; empty where it has none. */
export const hostOf = (url: string): string =>
  /^[a-z]+:\/\/(?:[^/?#]*@)?([^/?#]*)/i.exec(url)?.[1]?.toLowerCase() ?? '';
