/**
 * Calls back with true when the page is about to stand still: kept by the browser for going back to it, or frozen in the
 * background (Page Lifecycle, which Chromium has); and with false when it goes on. A page that is loaded or ends for good
 * is neither.
 */
export function watchStandstill(changed: (stands: boolean) => void): void {
  const look = ({ type, persisted }: Event & { readonly persisted?: boolean }): void => {
    if (persisted !== false) changed(type === 'freeze' || type === 'pagehide');
  };
  // In the capture phase, the window hears of what happens to its document.
  for (const name of ['freeze', 'resume', 'pagehide', 'pageshow']) globalThis.addEventListener?.(name, look, true);
}
