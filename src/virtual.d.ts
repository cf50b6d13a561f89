/** The worker in both forms a page can start it from; made by `scripts/worker-script.ts`. */
declare module 'virtual:worker-script' {
  /** The bundled script as text, for a Blob worker. */
  export function source(): Promise<string>;
  /** Absolute address of the packaged script. */
  export function scriptUrl(): string;
  /** Names of the lazily loaded files. */
  export const codecNames: readonly string[];
  /** Absolute address of a lazily loaded codec; undefined for an unknown name. */
  export function codecUrl(name: string): string | undefined;
}
