import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { findBrowsers } from '../../../scripts/find-browsers.mjs';
import type { FaultServer } from '../server/fault-server.ts';
import { stripReaderScript } from '../page/strip-reader-script.ts';
import { viewerPage } from '../page/viewer-page.ts';
import { startVirtualDesktop } from './virtual-desktop.ts';
import { withoutRealTime } from './webkit-driver.ts';

export interface MiniBrowserConsole {
  /** What the browser wrote of its console, its own messages and those of all threads included. */
  readonly lines: readonly string[];
  /** The page asked for `/finished`. */
  readonly finished: boolean;
}

/**
 * Shows a page in a WebKit without automation, which writes its console to its standard output: what the engine itself
 * has to say, too, unlike `consoleEar()`. Nobody drives the page: `script` does, and asks for `/finished` in the end.
 */
export async function listenToMiniBrowser(
  site: FaultServer,
  { body, script, deadlineMs = 20_000 }: { body: string; script: string; deadlineMs?: number },
): Promise<MiniBrowserConsole> {
  const found = findBrowsers().find(({ name }) => name === 'webkit');
  if (!found || 'missing' in found) throw new Error('WebKit was not found.');
  site.page('/alone.js', script).page('/reader.js', stripReaderScript()).page('/finished', 'yes');
  const head = '<script src="/reader.js"></script>';
  site.page('/alone/', viewerPage({ head, body: `${body}<script type="module" src="/alone.js"></script>` }));
  site.log.length = 0;
  const desktop = await startVirtualDesktop();
  const flags = ['--enable-write-console-messages-to-stdout=true', '--autoplay-policy=allow'];
  // Line by line: what a pipe's buffer holds is lost when the browser is ended.
  const [program = '', ...rest] = [...withoutRealTime(), 'stdbuf', '-oL', found.executable, ...flags];
  const browser = spawn(program, [...rest, `${site.origin}/alone/`], {
    env: { ...process.env, ...desktop.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let text = '';
  for (const stream of [browser.stdout, browser.stderr])
    stream.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  try {
    const end = performance.now() + deadlineMs;
    const isFinished = (): boolean => site.log.some(({ path }) => path === '/finished');
    while (!isFinished() && performance.now() < end && browser.exitCode === null) await wait(50);
    await wait(200);
    return { lines: text.split('\n').filter((line) => / ?CONSOLE [A-Z]/.test(line)), finished: isFinished() };
  } finally {
    try {
      if (browser.pid !== undefined) process.kill(-browser.pid, 'SIGKILL');
    } catch {
      // It is gone already.
    }
    desktop.close();
  }
}
