/** One entry of a HAR log as it comes: nothing about it is promised. */
export type HarEntry = Readonly<Record<string, unknown>>;
