/** What the demo command says. Every error is one line behind the command's name. */
export const usage = `Usage: demo [--port PORT] [--protocol http|https|h2]

Serves a small site on the loopback address whose parts are cached well and badly on purpose, and prints one line
for each request: status, method, path, bytes received, bytes sent. The page /wire/ asks for every kind of response.
Over https and h2 (HTTP/2) it has a certificate of its own, of which a browser warns; bytes are those inside TLS.

Options:
  --port PORT                 the port to listen on, 0 for any free one (default: 8304)
  --protocol http|https|h2    how to speak (default: http)
  --help                      show this help`;

export const serving = (url: string) => `${url} (Ctrl+C stops it)`;
export const served = (bytes: { received: string; sent: string }) =>
  `received ${bytes.received}, sent ${bytes.sent}`;
export const lost = 'the client went away';

export const badArgument = (argument: string) => `${argument} is not understood; see demo --help`;
export const missingValue = (option: string) => `${option} needs a value`;
export const badPort = (value: string) => `--port cannot be ${value}; it is a whole number from 0 to 65535`;
export const badProtocol = (protocol: string) =>
  `--protocol cannot be ${protocol}; it is one of http, https, h2`;
export const portTaken = (port: number) =>
  `port ${port} is in use by another program; choose another with --port`;
export const cannotListen = (port: number, reason: string) => `cannot listen on port ${port} (${reason})`;
