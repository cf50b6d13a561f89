import { parseFramePattern } from '../../sequence/pattern/frame-pattern.ts';
import type { SourceDescription } from '../../sequence/source/source-description.ts';
import { sourceKind } from '../../sequence/source/source-kind.ts';
import { fields, otioRange, type OtioRange, schemaOf } from './otio-time.ts';

/** What a media reference stands for, or why it stands for nothing. */
export interface OtioMedia {
  /** As the document has it. */
  readonly reference: unknown;
  readonly source: SourceDescription | null;
  readonly problem: string | null;
  readonly available: OtioRange | null;
  /** Number of the first image of a sequence; null: the source's own first. */
  readonly firstFrame: number | null;
  readonly step: number;
  /** Rate of an image sequence; null: of its available range, else the source's. */
  readonly rate: number | null;
}

const MOST_PADDING = 12;

/** Reads a media reference. `baseUrl` is the document's own address; '' for a file of the user. */
export function otioMedia(reference: unknown, baseUrl: string): OtioMedia {
  const schema = schemaOf(reference);
  const available = otioRange(fields(reference).available_range);
  const nothing = { reference, available, firstFrame: null, step: 1, rate: null };
  const missing = (problem: string): OtioMedia => ({ ...nothing, source: null, problem });
  if (schema.name === 'ImageSequenceReference') return imageSequence(reference, available, baseUrl);
  if (schema.name === 'ExternalReference') {
    const url = fields(reference).target_url;
    if (typeof url !== 'string' || url.trim() === '') return missing('its media reference has no target_url.');
    const { src, problem } = openable(url, baseUrl);
    if (src === null) return missing(problem);
    if (sourceKind({ src }) === 'edit') return missing('it is an edit itself: an edit inside an edit is not shown.');
    const frames = parseFramePattern(src) ? listOf(available) : null;
    return { ...nothing, source: { src, frames }, problem: null };
  }
  if (schema.name === 'MissingReference' || schema.name === '') return missing('its media is missing.');
  return missing(`media of the kind ${schema.name} is not shown.`);
}

/** `ImageSequenceReference.1`: numbers run from `start_frame` in steps of `frame_step`, one image for each step. */
function imageSequence(reference: unknown, available: OtioRange | null, baseUrl: string): OtioMedia {
  const given = fields(reference);
  const number = (name: string, otherwise: number): number =>
    Number.isSafeInteger(given[name]) ? Number(given[name]) : otherwise;
  const text = (name: string): string => (typeof given[name] === 'string' ? given[name] : '');
  const step = Math.max(1, number('frame_step', 1));
  const firstFrame = number('start_frame', 1);
  const padding = Math.min(Math.max(number('frame_zero_padding', 0), 1), MOST_PADDING);
  const rate = typeof given.rate === 'number' && given.rate > 0 ? given.rate : (available?.duration.rate ?? null);
  const facts = { reference, available, firstFrame, step, rate };
  const base = text('target_url_base');
  const folder = base === '' || base.endsWith('/') ? base : `${base}/`;
  const { src, problem } = openable(
    `${folder}${text('name_prefix')}${'#'.repeat(padding)}${text('name_suffix')}`,
    baseUrl,
  );
  if (src === null) return { ...facts, source: null, problem };
  const count = available && rate !== null ? Math.round(available.duration.seconds * rate) : 0;
  if (count < 1) return { ...facts, source: null, problem: 'its image sequence has no available_range.' };
  const last = firstFrame + (Math.ceil(count / step) - 1) * step;
  const frames = `${firstFrame}-${last}${step > 1 ? `x${step}` : ''}`;
  return { ...facts, source: { src, frames }, problem: null };
}

/** Numbers of a pattern without a list of its own: those of its available range. */
function listOf(available: OtioRange | null): string | null {
  if (!available) return null;
  const { start, duration } = available;
  const first = Math.round(start.seconds * start.rate);
  return `${first}-${first + Math.max(1, Math.round(duration.seconds * duration.rate)) - 1}`;
}

/** An address that a page can open: http, https and blob, or relative to the document. */
function openable(url: string, baseUrl: string): { readonly src: string | null; readonly problem: string } {
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  if (scheme === 'http' || scheme === 'https' || scheme === 'blob') return { src: url, problem: '' };
  const advice = 'set resolveMedia, or drop the files with the edit.';
  if (scheme !== undefined) return { src: null, problem: `a page cannot open "${url}": ${advice}` };
  if (
    url.startsWith('/') &&
    !url.startsWith('//') &&
    /^\/(?:mnt|Volumes|Users|home|net|media|show|prod|job)/.test(url)
  ) {
    return { src: null, problem: `"${url}" is a path of another machine: ${advice}` };
  }
  if (!URL.canParse('.', baseUrl))
    return { src: null, problem: `"${url}" is relative, and the edit has no address: ${advice}` };
  if (url.startsWith('//')) return { src: new URL(baseUrl).protocol + url, problem: '' };
  if (url.startsWith('/')) return { src: new URL(baseUrl).origin + url, problem: '' };
  return { src: new URL('.', baseUrl).href + url.replace(/^\.\//, ''), problem: '' };
}
