import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Flags with which a headless Chromium draws WebGL2 in software, as any user, and stays off the network. */
export const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

function executable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Path of a Chrome or Chromium: CHROME_PATH, then PATH, then the usual places; null where there is none. */
export function findBrowser() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (!executable(named)) throw new Error(`CHROME_PATH names ${named}, which is no executable file.`);
    return named;
  }
  for (const folder of (process.env.PATH ?? '').split(delimiter))
    for (const name of NAMES) {
      const path = join(folder, name);
      if (folder && executable(path)) return path;
    }
  return PLACES.find((path) => existsSync(path)) ?? null;
}

function debianLike() {
  if (!existsSync('/etc/os-release')) return false;
  return /^(ID|ID_LIKE)=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/** Finds a browser; on Debian or Ubuntu as root installs one; elsewhere says what to install. */
export function requireBrowser() {
  const found = findBrowser();
  if (found) return found;
  if (debianLike() && process.getuid?.() === 0) {
    console.log('No Chrome or Chromium found: installing Debian’s chromium.');
    const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    execFileSync('apt-get', ['update', '-qq'], options);
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
    const installed = findBrowser();
    if (installed) return installed;
  }
  throw new Error(
    'The browser tests need Chrome or Chromium. Install one (Debian, Ubuntu: `sudo apt-get install chromium`; ' +
      'macOS: `brew install --cask google-chrome`; Windows: `winget install Google.Chrome`), or set CHROME_PATH to its executable.',
  );
}
