import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Path of nginx; null where there is none. Debian has it where PATH often does not look. */
export function findNginx(): string | null {
  for (const folder of [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']) {
    try {
      accessSync(join(folder, 'nginx'), constants.X_OK);
      return join(folder, 'nginx');
    } catch {
      // Not here.
    }
  }
  return null;
}
