import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { PROJECT_ROOT } from '../project-root.ts';

/** Pages of other frameworks, with a lock file of their own. */
export const FRAMEWORKS = resolve(PROJECT_ROOT, 'test/frameworks');

/** Whether what the lock file names is installed, or was of an earlier one. */
function isInstalled(): boolean {
  const [installed, locked] = ['node_modules/.package-lock.json', 'package-lock.json'].map(
    (path) => statSync(resolve(FRAMEWORKS, path), { throwIfNoEntry: false })?.mtimeMs,
  );
  return installed !== undefined && installed >= (locked ?? 0);
}

/**
 * Installs the frameworks where they are not installed yet, and the built package beside them: what it publishes, and
 * nothing else. Resolves to why they are missing; null where they are there.
 */
export async function installFrameworks(): Promise<string | null> {
  if (!isInstalled()) {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const options = { cwd: FRAMEWORKS, timeout: 120_000, shell: process.platform === 'win32' };
    try {
      await promisify(execFile)(npm, ['ci', '--prefer-offline'], options);
    } catch (error) {
      const { stderr = '', message } = error as { stderr?: string; message: string };
      // A lock file that does not fit is ours to mend; a registry that cannot be reached is not.
      if (/EUSAGE|EINTEGRITY/.test(stderr)) throw error;
      return `the frameworks could not be installed: ${stderr.trim().split('\n').at(0) || message}`;
    }
  }
  const installed = resolve(FRAMEWORKS, 'node_modules/seq-viewer');
  rmSync(installed, { recursive: true, force: true });
  mkdirSync(installed, { recursive: true });
  for (const name of ['package.json', 'dist'])
    cpSync(resolve(PROJECT_ROOT, name), resolve(installed, name), { recursive: true });
  return null;
}
