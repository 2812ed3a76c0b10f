/** A cookie that the browser has before the first visit, as Playwright's `storageState` writes it. */
export interface StoredCookie {
  readonly name: string;
  readonly value: string;
  /** A host, with a leading dot where its subdomains get it as well. */
  readonly domain: string;
  readonly path: string;
  /** Seconds since the epoch; −1: until the browser ends. */
  readonly expires: number;
  readonly httpOnly: boolean;
  readonly secure: boolean;
  readonly sameSite: 'Strict' | 'Lax' | 'None';
}

/** What a browser knows of sites before the first visit: cookies, and local storage by origin. */
export interface StorageState {
  readonly cookies: readonly StoredCookie[];
  readonly origins: readonly {
    readonly origin: string;
    readonly localStorage: readonly { readonly name: string; readonly value: string }[];
  }[];
}

/** Header lines that are added to every request to one origin; others never see them. */
export interface AddedFields {
  readonly origin: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}
