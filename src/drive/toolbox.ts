/**
 * Scripts for Firefox's own, privileged context. They reach into Firefox's modules, which no promise covers (seen in
 * Firefox 153): all of that is here. Each is the body of an async function; `args` are its arguments.
 */

const DEVTOOLS = `
  const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
  const { gDevTools } = require('devtools/client/framework/devtools');
`;

/** Opens DevTools for the selected tab. */
export const OPEN_TOOLBOX = `${DEVTOOLS}
  await gDevTools.showToolboxForTab(gBrowser.selectedTab, { toolId: 'webconsole' });
`;

/** Shows the extension's panel; gives false as long as there is none. */
export const SHOW_PANEL = `${DEVTOOLS}
  const toolbox = gDevTools.getToolboxForTab(gBrowser.selectedTab);
  const tool = toolbox?.getAdditionalTools().find(({ id }) => id.startsWith('webext-devtools-panel-'));
  if (tool === undefined) return false;
  await toolbox.selectTool(tool.id);
  return true;
`;

/** args: `right` or `bottom`. */
export const DOCK = `${DEVTOOLS}
  await gDevTools.getToolboxForTab(gBrowser.selectedTab).switchHost(args[0]);
`;

export const CLOSE_TOOLBOX = `${DEVTOOLS}
  await gDevTools.closeToolboxForTab(gBrowser.selectedTab);
`;

/** args: a preference's name and its text. */
export const SET_PREFERENCE = `Services.prefs.setStringPref(args[0], args[1]);`;

/** args: whether the Network panel keeps its log when a page is left. */
export const PERSIST_LOG = `Services.prefs.setBoolPref('devtools.netmonitor.persistlog', args[0]);`;

/** args: an authority's certificate, DER in base64. Firefox trusts and caches what it vouches for, as of any other. */
export const TRUST_CERTIFICATE = `
  Cc['@mozilla.org/security/x509certdb;1'].getService(Ci.nsIX509CertDB).addCertFromBase64(args[0], 'C,,');
`;

/** args: an origin, header lines. Adds them to every request to that origin, before Firefox looks into its cache. */
export const ADD_FIELDS = `
  const observer = {
    observe(subject) {
      const channel = subject.QueryInterface(Ci.nsIHttpChannel);
      if (channel.URI.scheme + '://' + channel.URI.hostPort !== args[0]) return;
      for (const [name, value] of args[1]) channel.setRequestHeader(name, value, false);
    },
  };
  Services.obs.addObserver(observer, 'http-on-modify-request');
  Services.notModifiedFields = observer;
`;

/** args: cookies and origins as in a storage state. */
export const RESTORE_STATE = `
  const SAME_SITE = { None: 0, Lax: 1, Strict: 2 };
  const YEAR = 365 * 86400;
  for (const { name, value, domain, path, expires, httpOnly, secure, sameSite } of args[0]) {
    const isSession = expires < 0;
    // ms since Firefox 142 or so; seconds since the epoch are below it for the next centuries.
    const end = (isSession ? Date.now() / 1000 + YEAR : expires) * 1000;
    const scheme = secure ? Ci.nsICookie.SCHEME_HTTPS : Ci.nsICookie.SCHEME_HTTP;
    Services.cookies.add(domain, path, name, value, secure, httpOnly, isSession, end, {}, SAME_SITE[sameSite], scheme);
  }
  for (const { origin, localStorage } of args[1]) {
    const principal = Services.scriptSecurityManager.createContentPrincipalFromOrigin(origin);
    const storage = Services.domStorageManager.createStorage(window, principal, principal, origin, false);
    for (const { name, value } of localStorage) storage.setItem(name, value);
  }
`;

/** args: a port. Firefox ends as soon as the line to that port is cut, so it does not outlive whoever drives it. */
export const END_WITH_DRIVER = `
  const service = Cc['@mozilla.org/network/socket-transport-service;1'].getService(Ci.nsISocketTransportService);
  const transport = service.createTransport([], '127.0.0.1', args[0], null, null);
  const input = transport.openInputStream(0, 0, 0).QueryInterface(Ci.nsIAsyncInputStream);
  const end = { onInputStreamReady: () => Services.startup.quit(Ci.nsIAppStartup.eForceQuit) };
  input.asyncWait(end, 0, 0, Services.tm.mainThread);
  Services.notModifiedDriver = { transport, input, end };
`;

/** args: the extension's id and the kind of its document; the rest of the script has `actor`, or undefined. */
const ACTOR = `
  const views = WebExtensionPolicy.getByID(args[0])?.extension.views ?? [];
  const view = [...views].find(({ viewType }) => viewType === args[1]);
  const global = view?.xulBrowser?.browsingContext?.currentWindowGlobal;
  if (!global || !global.documentURI.spec.startsWith('moz-extension:')) return null;
  const actor = global.getActor('MarionetteCommands');
  const capabilities = { toJSON: () => ({}) };
`;

/** args: id, kind, script, arguments. Gives `{ value }`, or null where there is no such document. */
export const IN_DOCUMENT = `${ACTOR}
  const options = { sandboxName: null, newSandbox: true, timeout: 30000 };
  return { value: await actor.executeScript(args[2], args[3], options) };
`;

/** args: id, kind, CSS selector. Gives true once clicked, null where there is no such document. */
export const CLICK = `${ACTOR}
  await actor.clickElement(await actor.findElement('css selector', args[2], { timeout: 0 }), capabilities);
  return true;
`;

/** args: id, kind, CSS selector or null for the focused element, text in WebDriver's key codes. */
export const TYPE = `${ACTOR}
  // As long as another document has the focus, none is drawn in this one.
  if (args[2] === null) view.xulBrowser.focus();
  const element =
    args[2] === null
      ? await actor.getActiveElement()
      : await actor.findElement('css selector', args[2], { timeout: 0 });
  await actor.sendKeysToElement(element, args[3], capabilities);
  return true;
`;

/**
 * args: a language. Firefox speaks the requested ones of those that are available, which are those of its language packs.
 * With another among them its own windows stay in English, and extensions are told of that other.
 */
export const SPEAK = `
  Services.locale.availableLocales = [...new Set([args[0], ...Services.locale.availableLocales])];
  Services.locale.requestedLocales = [args[0]];
`;

/** CSS selector, in Firefox's window, of the frame that DevTools stands in. */
export const TOOLBOX_FRAME = '.devtools-toolbox-bottom-iframe, .devtools-toolbox-side-iframe';

/** Lets downloads go to the person's downloads folder again. */
export const KEEP_DOWNLOADS = `Services.prefs.setIntPref('browser.download.folderList', 1);`;
