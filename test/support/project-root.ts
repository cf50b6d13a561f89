import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

export const PROJECT_ROOT = resolve(import.meta.dirname, '../..');

/** Folder of reference files, where it exists: `SEQ_CONFORMANCE`, by default beside the project. */
export function conformanceFolder(): string | null {
  const folder = resolve(PROJECT_ROOT, process.env.SEQ_CONFORMANCE ?? '../shared/conformance');
  return existsSync(folder) ? folder : null;
}
