/** Bytes at a place of a file, by which its format is recognised. Survives `postMessage`. */
export interface MagicBytes {
  /** Position of the first byte. Default 0; the first 64 bytes of a file are looked at. */
  readonly offset?: number;
  /** The bytes as text of characters 0…255 (`'\x89PNG'`). */
  readonly bytes: string;
}

/** What is known of a file format before its decoder is loaded. Survives `postMessage`. */
export interface FileFormat {
  /** As `PictureInfo.format` says it: `exr`. */
  readonly name: string;
  /** Its name among others: `OpenEXR`. */
  readonly label: string;
  /** To be read after "this is": `an OpenEXR image`. */
  readonly description: string;
  /** The decoder that reads it: a folder of `src/core/codec` and a file of `dist/codecs`. Formats may share one. */
  readonly codec: string;
  /** Alternatives; a file matches one by all of its pieces. Empty where the format has none. */
  readonly magic: readonly (readonly MagicBytes[])[];
  /** Endings of file names, lower case, without the dot. Believed only where no magic bytes match. */
  readonly extensions: readonly string[];
}

/** A decoder that the host brings: what its files look like, and the module that exports it as `codec`. */
export interface HostDecoder {
  /** Lower-case letters, digits, dashes; as `PictureInfo.format` says it. */
  readonly name: string;
  /** Its name among others: `OpenJPEG`. Default: the name. */
  readonly label?: string;
  /** Alternatives; a file matches one by all of its pieces. */
  readonly magic?: FileFormat['magic'];
  /** Endings of file names, lower case, without the dot; believed only where no magic bytes match. */
  readonly extensions?: FileFormat['extensions'];
  /** Module of the decoder; relative to the document. */
  readonly url: string | URL;
}

/** The first format whose magic bytes a file begins with. `start`: its first 64 bytes, or all where there are fewer. */
export function matchMagic(start: Uint8Array, formats: readonly FileFormat[]): FileFormat | undefined {
  const text = String.fromCharCode(...start.subarray(0, 64));
  return formats.find(({ magic }) =>
    magic.some((pieces) => pieces.every(({ offset = 0, bytes }) => text.startsWith(bytes, offset))),
  );
}

/** The first format that claims the extension of a file name. */
export function matchExtension(fileName: string, formats: readonly FileFormat[]): FileFormat | undefined {
  const extension = /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase();
  return extension === undefined ? undefined : formats.find(({ extensions }) => extensions.includes(extension));
}
