import type { ConfigData, DisplayData, OcioView } from './config-data.ts';
import { intersect, named, sameName } from './names.ts';

/** What stands for the display's own name as a view's colour space. */
export const USE_DISPLAY_NAME = '<USE_DISPLAY_NAME>';

/** Names of the displays to choose from: the active ones in their order, or all. */
export function activeDisplays({ displays, activeDisplays: wanted }: ConfigData): string[] {
  const all = displays.map(({ name }) => name);
  const active = intersect(wanted, all);
  return active.length ? active : all;
}

/** A display's views, its shared ones last. */
export function viewsOf(config: ConfigData, display: DisplayData): OcioView[] {
  return [...display.views, ...display.sharedViews.flatMap((name) => named(config.sharedViews, name) ?? [])];
}

/** A display's views to choose from: the active ones in their order, or all. */
export function activeViews(config: ConfigData, displayName: string): OcioView[] {
  const display = named(config.displays, displayName);
  if (!display) return [];
  const views = viewsOf(config, display);
  const all = views.map(({ name }) => name);
  const active = intersect(config.activeViews, all);
  return (active.length ? active : all).flatMap((name) => views.find((view) => view.name === name) ?? []);
}

/** A view by name, active or not. */
export function findView(config: ConfigData, displayName: string, viewName: string): OcioView | null {
  const display = named(config.displays, displayName);
  if (!display) return null;
  const shared = display.sharedViews.some((name) => sameName(name, viewName));
  return named(shared ? config.sharedViews : display.views, viewName) ?? null;
}

/** Those of a display's views that the viewing rules mean for a space; all active ones where they mean none. */
export function viewsForSpace(
  config: ConfigData,
  displayName: string,
  space: { name: string; encoding: string },
): OcioView[] {
  const views = activeViews(config, displayName);
  const meant = views.filter(({ rule: ruleName }) => {
    if (ruleName === '') return true;
    const rule = named(config.viewingRules, ruleName);
    const inSpaces = rule?.colorSpaces.some((name) =>
      sameName(config.roles.get(name.toLowerCase()) ?? name, space.name),
    );
    return (
      inSpaces || (space.encoding !== '' && rule?.encodings.some((encoding) => sameName(encoding, space.encoding)))
    );
  });
  return meant.length ? meant : views.slice(0, 1);
}
