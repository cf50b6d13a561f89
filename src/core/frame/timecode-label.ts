/**
 * A count of frames as SMPTE timecode `HH:MM:SS:FF`, frame 0 being 00:00:00:00. `base` is how many labels a second takes;
 * drop-frame (`HH:MM:SS;FF`, a base of 30 or its multiples) leaves out the first labels of each minute but every tenth.
 * Hours go on past 24; negative counts have a minus. Source: SMPTE ST 12-1, 5.2.
 */
export function timecodeLabel(frame: number, base: number, dropFrame: boolean): string {
  let label = Math.abs(frame);
  if (dropFrame) label += labelsDroppedBefore(label, base, labelsDroppedPerMinute(base));
  const seconds = Math.floor(label / base);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const clock = parts.map((part) => String(part).padStart(2, '0')).join(':');
  const frames = String(label % base).padStart(base > 100 ? 3 : 2, '0');
  return `${frame < 0 ? '-' : ''}${clock}${dropFrame ? ';' : ':'}${frames}`;
}

/** Labels that drop-frame leaves out of a minute: 2 of 30 a second, 4 of 60. */
export function labelsDroppedPerMinute(base: number): number {
  return base / 15;
}

/** Every minute but each tenth leaves out its first labels. */
function labelsDroppedBefore(frame: number, base: number, dropped: number): number {
  const tenMinutes = base * 600 - 9 * dropped;
  const minute = base * 60 - dropped;
  const tens = Math.floor(frame / tenMinutes);
  const rest = frame % tenMinutes;
  const minutes = rest < base * 60 ? 0 : 1 + Math.floor((rest - base * 60) / minute);
  return dropped * (9 * tens + minutes);
}

/** Labels counted a second at a rate: 24 for 23.976, 30 for 29.97. */
export function timecodeBaseOf([numerator, denominator]: readonly [numerator: number, denominator: number]): number {
  return Math.max(1, Math.round(numerator / denominator));
}
