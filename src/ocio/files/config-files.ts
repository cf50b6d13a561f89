import { SeqError } from '../../core/base/seq-error.ts';
import { hasVariables, resolveVariables } from '../config/context.ts';
import { invalid } from '../config/invalid.ts';
import type { FileSource } from './file-source.ts';
import { missingFile } from './missing-file.ts';
import type { TransformFile } from './transform-file.ts';

/** A file of a config and where it was found. */
export interface FoundFile {
  readonly address: string;
  readonly file: TransformFile;
}

/** Finds files along a config's search path and keeps what was read. */
export class ConfigFiles {
  readonly #source: FileSource;
  readonly #searchPath: readonly string[];
  readonly #variables: ReadonlyMap<string, string>;
  readonly #read = new Map<string, Promise<TransformFile | null>>();

  constructor(source: FileSource, searchPath: readonly string[], variables: ReadonlyMap<string, string>) {
    this.#source = source;
    this.#searchPath = searchPath.length ? searchPath : [''];
    this.#variables = variables;
  }

  /** Reads the first file of this path in the directories of the search path. */
  async load(src: string, where: readonly string[]): Promise<FoundFile> {
    const addresses = this.#addresses(src);
    for (const address of addresses) {
      const file = await this.#load(address, where);
      if (file) return { address, file };
    }
    throw missingFile(
      where,
      `the file was not found; tried ${addresses.join(', ') || 'nothing: variables have no value'}`,
    );
  }

  #addresses(src: string): string[] {
    const directories = this.#searchPath.map((directory) => resolveVariables(directory, this.#variables));
    const found = directories
      .filter((directory) => !hasVariables(directory))
      .map((directory) => this.#source.resolve(directory, src));
    return [...new Set(found)];
  }

  async #load(address: string, where: readonly string[]): Promise<TransformFile | null> {
    let pending = this.#read.get(address);
    if (!pending) {
      pending = this.#parse(address, where);
      this.#read.set(address, pending);
      // A failure is not kept: the next processor tries again.
      void pending.then(
        (file) => file || this.#read.delete(address),
        () => this.#read.delete(address),
      );
    }
    return pending;
  }

  async #parse(address: string, where: readonly string[]): Promise<TransformFile | null> {
    const bytes = await this.#source.read(address);
    if (!bytes) return null;
    try {
      const { readTransformFile } = await import('./file-formats.ts');
      return await readTransformFile(bytes, address.replace(/[?#].*$/, ''));
    } catch (error) {
      if (error instanceof RangeError || error instanceof SeqError) throw invalid(where, error.message, error);
      throw error;
    }
  }
}
