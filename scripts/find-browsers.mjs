import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findBrowser } from './find-browser.mjs';

/** The browsers of `test/browsers`, in the order in which they are named. */
export const BROWSERS = ['chromium', 'firefox', 'webkit'];

function inPath(...names) {
  for (const folder of (process.env.PATH ?? '').split(delimiter))
    for (const name of names) if (folder && existsSync(join(folder, name))) return join(folder, name);
  return null;
}

/** WebKitGTK's MiniBrowser, which Debian keeps beside its library: `/usr/lib/ARCHITECTURE/webkit2gtk-4.1/MiniBrowser`. */
function findMiniBrowser() {
  const libraries = '/usr/lib';
  const folders = existsSync(libraries) ? readdirSync(libraries).filter((name) => name.includes('-linux-')) : [];
  const candidates = ['.', ...folders].flatMap((folder) =>
    ['webkitgtk-6.0', 'webkit2gtk-4.1', 'webkit2gtk-4.0'].map((version) =>
      join(libraries, folder, version, 'MiniBrowser'),
    ),
  );
  return candidates.find((path) => existsSync(path)) ?? null;
}

/** A screen: the one there is, or a virtual one. */
function findDisplay() {
  return Boolean(process.env.DISPLAY) || inPath('Xvfb') !== null;
}

/**
 * What each browser is run with: `{ name, executable, driver }` where it was found, `{ name, missing }` with what to
 * install where it was not. `driver` is WebKit's alone.
 */
export function findBrowsers() {
  const chromium = findBrowser();
  const firefox = process.env.FIREFOX_PATH ?? inPath('firefox-esr', 'firefox');
  const driver = inPath('WebKitWebDriver');
  const miniBrowser = findMiniBrowser();
  const screen = findDisplay() ? [] : ['xvfb'];
  const found = (name, wanted, missing) =>
    missing.length
      ? { name, missing: `install ${missing.join(' and ')} (names of Debian's packages)` }
      : { name, ...wanted };
  return [
    found('chromium', { executable: chromium }, chromium ? [] : ['chromium']),
    found('firefox', { executable: firefox }, [...(firefox ? [] : ['firefox-esr']), ...screen]),
    found('webkit', { executable: miniBrowser, driver }, [
      ...(driver && miniBrowser ? [] : ['webkit2gtk-driver']),
      ...screen,
    ]),
  ];
}
