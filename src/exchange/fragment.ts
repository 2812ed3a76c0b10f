/** A URL without its fragment, which no request carries: what is left names the resource (RFC 9111 §2). */
export function withoutFragment(url: string): string {
  const at = url.indexOf('#');
  return at < 0 ? url : url.slice(0, at);
}
