/** Milliseconds of processor time this process has used: what work takes, however busy the machine is with others. */
export function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
