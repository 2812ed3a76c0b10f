/**
 * Expressions for the page of Chromium's DevTools. They reach into the front end's own modules, which no promise
 * covers (seen in Chromium 156): all of that is here.
 */

const LEGACY = `import('./ui/legacy/legacy.js')`;

/** Shows the extension's panel; gives false as long as there is none. */
export const SHOW_PANEL = `${LEGACY}.then(async ({ InspectorView }) => {
  const view = InspectorView.InspectorView.instance();
  const id = view.tabbedPane.tabIds().find((tab) => tab.startsWith('chrome-extension://'));
  if (id === undefined) return false;
  await view.showPanel(id);
  return true;
})`;

/** Puts DevTools at that side of the window, that many CSS pixels wide or high. */
export const dockAt = (side: 'right' | 'bottom', size: number): string => `${LEGACY}.then(
  ({ DockController, InspectorView }) => {
    DockController.DockController.instance().setDockSide(${JSON.stringify(side)});
    InspectorView.InspectorView.instance().ownerSplit()?.setSidebarSize(${Number(size)});
  },
)`;

/** Switches the theme of DevTools, as its settings do. */
export const useTheme = (theme: 'light' | 'dark'): string => `import('./core/common/common.js').then(
  ({ Settings }) => {
    const value = ${JSON.stringify(theme === 'dark' ? 'dark' : 'default')};
    Settings.Settings.instance().moduleSetting('ui-theme').set(value);
  },
)`;

/** Has the Network panel keep its log when a page is left, or not. */
export const preserveLog = (on: boolean): string => `import('./core/common/common.js').then(
  ({ Settings }) => {
    Settings.Settings.instance().moduleSetting('network-log.preserve-log').set(${on});
  },
)`;

/** Where DevTools stands in its page, whose rest is the place of the inspected page. */
export const DEVTOOLS_BOX = `${LEGACY}.then(({ InspectorView }) => {
  const { x, y, width, height } = InspectorView.InspectorView.instance().element.getBoundingClientRect();
  return { x, y, width, height };
})`;
