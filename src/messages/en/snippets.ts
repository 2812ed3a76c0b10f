/** What is to be known of a configuration before it is used. */
export const where = {
  nginx:
    'The maps belong in the http block, the other lines in the server block. A location that has an add_header of its own inherits none: repeat the line there.',
  apache: 'For .htaccess or a virtual host of Apache 2.4.10 or newer, with mod_headers.',
  caddy: 'For the site block of a Caddyfile, Caddy 2.10 or newer.',
  express: 'To be used before all other functions of the app, express.static among them.',
  headers:
    'For the file _headers in the folder that is published (Netlify, Cloudflare Pages). Its rules know no versions in names: where they name a directory for a long time, every file of that kind in it has to change its name with its content.',
  vercel: 'For vercel.json, into its list of headers.',
  cloudfront:
    'A CloudFront function (JavaScript runtime 2.0), to be attached to the event viewer-response. It changes what browsers get; how long CloudFront itself keeps a response stays as it is.',
};
export const etag =
  'Some of these resources need an ETag as well. Servers send one for files; for what a program makes, the program has to.';
export const uncovered = (count: number, formatted: string) =>
  count === 1
    ? '1 path is left out: no rule would tell it from others that are better sent with something else.'
    : `${formatted} paths are left out: no rule would tell them from others that are better sent with something else.`;
export const unseen =
  'The rules also take files of the same kind that the capture does not show. Look whether any of them are one person’s.';
