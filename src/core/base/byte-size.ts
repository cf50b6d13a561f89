export const MEGABYTE = 2 ** 20;
export const GIGABYTE = 2 ** 30;

/** Bytes as whole megabytes for a read-out that does not jump in width: `512`. */
export function wholeMegabytes(bytes: number): number {
  return Math.round(bytes / MEGABYTE);
}

/** Bytes in the largest unit that leaves at least one, three digits at most: `0 B`, `1.5 kB`, `49.8 MB`, `12 GB`. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = Math.max(0, bytes);
  let unit = 0;
  for (; value >= 1023.5 && unit < units.length - 1; unit++) value /= 1024;
  const digits = unit === 0 || value >= 99.95 ? 0 : 1;
  return `${Number(value.toFixed(digits))} ${units[unit] ?? ''}`;
}

/** The memory read-out of the status line: `Mem: 512/2048MB (25%)`. */
export function formatMemory(usedBytes: number, limitBytes: number): string {
  const percent = limitBytes > 0 ? Math.round((usedBytes / limitBytes) * 100) : 0;
  return `Mem: ${wholeMegabytes(usedBytes)}/${wholeMegabytes(limitBytes)}MB (${percent}%)`;
}
