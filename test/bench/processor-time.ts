import { existsSync, readdirSync, readFileSync } from 'node:fs';

/**
 * Milliseconds of processor time that all threads of processes have used: what work takes, however busy the machine is
 * with others. null where the system does not tell. Linux, `Documentation/scheduler/sched-stats.rst`.
 */
export function processorMs(processes: readonly number[]): number | null {
  if (!existsSync('/proc/self/schedstat')) return null;
  let nanoseconds = 0;
  for (const id of processes) {
    for (const thread of readdirSync(`/proc/${id}/task`)) {
      try {
        nanoseconds += Number(readFileSync(`/proc/${id}/task/${thread}/schedstat`, 'utf8').split(' ')[0]);
      } catch {
        // A thread that has just ended.
      }
    }
  }
  return nanoseconds / 1e6;
}
