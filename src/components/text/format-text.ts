/** `EXR ZIP`; a still's compression that is its format is said once. */
export function formatText({
  format,
  compression,
}: {
  readonly format: string;
  readonly compression: string | null;
}): string {
  return [...new Set([format.toUpperCase(), compression?.toUpperCase()])].filter(Boolean).join(' ');
}
