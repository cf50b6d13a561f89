import type { Machine } from './budget.ts';

export interface MachineFacts extends Machine {
  /** Decode workers kept by default: one thread is left to the page. */
  readonly workers: number;
}

/** What the browser tells of the machine; safe in Node and workers. Read once, when the manager is made. */
export function machineFacts(): MachineFacts {
  const facts = globalThis.navigator as
    (Partial<Navigator> & { deviceMemory?: number; userAgentData?: { mobile?: boolean } }) | undefined;
  const threads = facts?.hardwareConcurrency ?? 4;
  const phone = facts?.userAgentData?.mobile ?? /\b(iPhone|Android.*Mobile)\b/.test(facts?.userAgent ?? '');
  return { deviceMemory: facts?.deviceMemory, phone, workers: Math.min(Math.max(threads - 1, 1), 8) };
}
