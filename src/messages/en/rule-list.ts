/** What `rules` and `explain` say, and the page on the rules with them. */
export const needs = {
  'request-lines': 'every line of the request',
  'full-response': 'a full response of the same variant before it',
  'wire-bytes': 'the bytes of the response on the wire',
  time: 'the time of the request',
  'sensitive-lines': 'Cookie, Set-Cookie and Authorization, which sanitised exports leave out',
};

export const says = {
  needs: (list: string) => `Needs: ${list}.`,
  separator: '; ',
  wholeCapture: 'Rests on the whole capture.',
  inBrowsers: (chromium: string, firefox: string) => `In browsers: Chromium: ${chromium} Firefox: ${firefox}`,
  fires: 'Fires here:',
  itSays: 'It says:',
  silent: 'Silent here:',
  notation:
    '> begins a line of the request, < one of the response, = gives the bytes of the content. An empty line stands between two exchanges, one second apart unless + seconds says otherwise.',
};

export const wrong = {
  unknownRule: (meant: string | undefined) =>
    meant === undefined
      ? 'is no rule; not-modified rules lists them'
      : `is no rule; the nearest one is ${meant}`,
  noneFits: 'no rule has all that in its name or its texts',
};
