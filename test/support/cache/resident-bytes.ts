import { readFileSync } from 'node:fs';

/** Resident memory of a process, bytes, as the operating system counts it; 0 where it is gone. Linux only. */
export function residentBytes(processId: number): number {
  try {
    const match = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${processId}/status`, 'utf8'));
    return Number(match?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
