import { type Signal, signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { PanelState } from './state.ts';

type View = ComponentType<{ state: PanelState }>;

/** A view that is seldom looked at: its code is loaded when it is drawn first, and nothing stands there until it has come. */
export interface LaterView {
  (props: { state: PanelState }): ReturnType<typeof drawn>;
  /** Loads it ahead of that. */
  load(): Promise<void>;
}

const drawn = (View: View | undefined, state: PanelState) => View && <View state={state} />;

/** The view that `load` gives. */
export function later(load: () => Promise<View>): LaterView {
  const view: Signal<View | undefined> = signal(undefined);
  const loadOnce = async (): Promise<void> => {
    view.value ??= await load();
  };
  const Later = ({ state }: { state: PanelState }) => {
    if (!view.value) void loadOnce();
    return drawn(view.value, state);
  };
  return Object.assign(Later, { load: loadOnce });
}

/** The settings. */
export const SettingsLater = later(async () => (await import('./SettingsView.tsx')).SettingsView);
/** What is shown against another capture. */
export const ComparisonLater = later(async () => (await import('./ComparisonView.tsx')).ComparisonView);
/** What caching costs on later visits. */
export const OverviewLater = later(async () => (await import('./Overview.tsx')).Overview);
/** What an audit of the page came to. */
export const AuditLater = later(async () => (await import('./AuditView.tsx')).AuditView);
