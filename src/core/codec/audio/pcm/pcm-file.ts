import { SeqError } from '../../../base/seq-error.ts';
import type { SourceNote } from '../../../frame/source-note.ts';
import { readAiff } from './aiff-chunks.ts';
import type { PcmClaims, ReadBytes } from './pcm-claims.ts';
import { readWave } from './wave-chunks.ts';

/** A file of plain samples. */
export interface PcmFile extends PcmClaims {
  /** Samples of each channel that are really there. */
  readonly length: number;
  readonly notes: readonly SourceNote[];
}

/** Most channels that are read; a mix-down is heard. */
const MOST_CHANNELS = 64;
/** Samples a second that browsers play. */
const SAMPLE_RATES = { least: 3000, most: 768_000 } as const;

/**
 * Reads the header of a WAVE (RIFF, RIFX, RF64, BW64) or AIFF (AIFF, AIFF-C) file; null for any other. `fileBytes` null:
 * its length is not known. Rejects with `source-invalid` for one that contradicts itself, `format-unsupported` for samples
 * that are no PCM.
 */
export async function readPcmFile(read: ReadBytes, fileBytes: number | null, name: string): Promise<PcmFile | null> {
  const head = await read(0, 12);
  if (!head || head.length < 12) return null;
  const id = text(head, 0, 4);
  const form = text(head, 8, 12);
  const isWave = ['RIFF', 'RIFX', 'RF64', 'BW64'].includes(id) && form === 'WAVE';
  const isAiff = id === 'FORM' && (form === 'AIFF' || form === 'AIFC');
  if (!isWave && !isAiff) return null;
  const claims = await (isWave ? readWave(read, id) : readAiff(read, form));
  if (!claims) throw new SeqError('source-invalid', `${name} has no sound: its format or its samples are missing.`);
  return checked(claims, fileBytes, name);
}

function checked(claims: PcmClaims, fileBytes: number | null, name: string): PcmFile {
  const { codec, coding, channels, sampleRate, blockBytes, dataStart, dataBytes } = claims;
  if (codec === null) {
    const message = `${name} holds ${coding}, which is not read: PCM of 8 to 32 bits and floating point are.`;
    throw new SeqError('format-unsupported', message);
  }
  if (channels < 1 || channels > MOST_CHANNELS) {
    throw new SeqError('source-invalid', `${name} has ${channels} channels; 1 to ${MOST_CHANNELS} are read.`);
  }
  if (!(sampleRate >= SAMPLE_RATES.least && sampleRate <= SAMPLE_RATES.most)) {
    throw new SeqError('source-invalid', `${name} has ${sampleRate} samples a second, which cannot be played.`);
  }
  const there = fileBytes === null ? Infinity : Math.max(0, fileBytes - dataStart);
  const bytes = Math.min(dataBytes, there);
  if (bytes === Infinity) throw new SeqError('source-invalid', `${name} does not say how long it is.`);
  const length = Math.floor(bytes / blockBytes);
  if (length === 0) throw new SeqError('source-invalid', `${name} has no samples.`);
  const cut = dataBytes !== Infinity && dataBytes > there;
  const message = `The sound of ${name} ends early: it says to be ${seconds(dataBytes, claims)} long and is ${seconds(bytes, claims)}.`;
  return { ...claims, length, notes: cut ? [{ code: 'sound-truncated', message }] : [] };
}

function seconds(bytes: number, { blockBytes, sampleRate }: PcmClaims): string {
  return `${(bytes / blockBytes / sampleRate).toFixed(1)} s`;
}

/** Bytes as one character each. */
export function text(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}
