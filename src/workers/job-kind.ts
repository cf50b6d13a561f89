import type { LoadJob } from '../core/presenter/protocol.ts';

/** Jobs of one kind need the same of files that are alike: source, layer and level. */
export function jobKind({ source, layer, level }: LoadJob): string {
  return `${source}\n${layer}\n${level}`;
}
