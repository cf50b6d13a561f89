import { GIGABYTE, MEGABYTE } from '../../base/byte-size.ts';
import type { MemoryLimit } from '../cache-contract.ts';

/** What a device reports about its memory. */
export interface DeviceMemory {
  /** Gigabytes as `navigator.deviceMemory` has them; undefined where the browser does not say. */
  readonly deviceMemory: number | undefined;
  readonly phone: boolean;
}

export const BUDGET = {
  fraction: { default: 0.75, min: 0.25, max: 0.95, step: 0.05 },
  reserveGB: { default: 2, phone: 0.5, min: 0.5, max: 8, step: 0.5 },
  /** Memory assumed where the browser does not say, and at most believed. */
  assumedGB: 4,
  phoneGB: 2,
  maxGB: 8,
  minBytes: 128 * MEGABYTE,
  /** What an absolute limit may reach. */
  maxBytes: 12 * GIGABYTE,
} as const;

/**
 * The limit in bytes: `max(128 MB, (min(deviceMemory ?? 4, 8) GB − reserve) × fraction)`, or the absolute figure, at most
 * 12 GB. Fractions are clamped to 25–95 % in steps of 5, reserves to 0.5–8 GB in steps of 0.5. Throws TypeError for what
 * is no number above zero.
 */
export function limitInBytes(setting: GivenLimit, machine: DeviceMemory): number {
  const { maxBytes, fraction, reserveGB } = limitValues(setting, machine);
  if (maxBytes !== null) return maxBytes;
  const memoryGB = machine.phone ? BUDGET.phoneGB : Math.min(machine.deviceMemory ?? BUDGET.assumedGB, BUDGET.maxGB);
  return Math.max(BUDGET.minBytes, Math.floor((memoryGB - reserveGB) * fraction * GIGABYTE));
}

/** A limit as it was asked for: what is left out is as usual. */
export type GivenLimit = Partial<Extract<MemoryLimit, object>>;

/** A limit as it counts: clamped and stepped. `maxBytes` goes before the others; null where it is not given. */
export function limitValues(
  setting: GivenLimit,
  machine: DeviceMemory,
): { readonly maxBytes: number | null; readonly fraction: number; readonly reserveGB: number } {
  const isAbsolute = 'maxBytes' in setting && setting.maxBytes !== undefined;
  const maxBytes = isAbsolute ? Math.min(Math.floor(positive(setting.maxBytes, 'maxBytes')), BUDGET.maxBytes) : null;
  const relative = (isAbsolute ? {} : setting) as { fraction?: number; reserveGB?: number };
  const fraction = stepped(relative.fraction, BUDGET.fraction, BUDGET.fraction.default, 'fraction');
  const usualReserve = machine.phone ? BUDGET.reserveGB.phone : BUDGET.reserveGB.default;
  const reserveGB = stepped(relative.reserveGB, BUDGET.reserveGB, usualReserve, 'reserveGB');
  return { maxBytes, fraction, reserveGB };
}

function stepped(
  value: number | undefined,
  { min, max, step }: { min: number; max: number; step: number },
  usual: number,
  name: string,
): number {
  if (value === undefined) return usual;
  const steps = Math.round(positive(value, name) / step);
  return Math.min(Math.max(Math.round(steps * step * 100) / 100, min), max);
}

function positive(value: number, name: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) {
    throw new TypeError(`setMemoryLimit: ${name} must be a number above zero, got ${String(value)}`);
  }
  return value;
}

export interface DeviceCapabilities extends DeviceMemory {
  /** Decode workers kept by default: one thread is left to the page. */
  readonly workers: number;
}

/** What the browser reports about the device; safe in Node and workers. Read once, when the manager is created. */
export function deviceCapabilities(): DeviceCapabilities {
  const facts = globalThis.navigator as
    (Partial<Navigator> & { deviceMemory?: number; userAgentData?: { mobile?: boolean } }) | undefined;
  const threads = facts?.hardwareConcurrency ?? 4;
  const phone = facts?.userAgentData?.mobile ?? /\b(iPhone|Android.*Mobile)\b/.test(facts?.userAgent ?? '');
  return { deviceMemory: facts?.deviceMemory, phone, workers: Math.min(Math.max(threads - 1, 1), 8) };
}
