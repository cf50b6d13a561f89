import type { SeqErrorValue } from '../../base/seq-error.ts';
import type { OcioInputBy, OcioMenu, PresentedOcio } from '../../frame/ocio-answer.ts';
import type { SourceNote } from '../../frame/source-note.ts';
import { displaySettings, type PlayerSettings } from '../../settings/player-settings.ts';
import { attributeOf } from '../../settings/setting.ts';

/** The OpenColorIO config that a player's picture is shown through. */
export interface OcioSnapshot {
  /** Its address. */
  readonly config: string;
  /** False where it failed: the picture is shown without it, and `error` says why. */
  readonly managed: boolean;
  readonly error: SeqErrorValue | null;
  /** Display, view and looks in force; null until the config has been read. */
  readonly display: string | null;
  readonly view: string | null;
  readonly look: string | null;
  /** The space of the picture on the canvas; null before there is one. */
  readonly input: string | null;
  /** Who said so: `ocio-input`, the edit of its clip, a file rule, the file, the source compared with, or the default rule. */
  readonly inputBy: OcioInputBy | null;
  /** The display's codes are of P3 primaries, and so is the canvas. */
  readonly isP3: boolean;
  /** What the config offers; null until it has been read. */
  readonly menu: OcioMenu | null;
}

export function ocioSnapshot(presented: PresentedOcio | null): OcioSnapshot | null {
  if (!presented) return null;
  const { config, view, input, error } = presented;
  return Object.freeze({
    config,
    managed: error === null,
    error,
    display: view?.display ?? null,
    view: view?.view ?? null,
    look: view?.look ?? null,
    input: input?.space ?? null,
    inputBy: input?.by ?? null,
    isP3: view?.isP3 ?? false,
    menu: view?.menu ?? null,
  });
}

/** Settings that a config stands in for. */
const IGNORED = ['inputColor', 'lut', 'toneMap', 'display'] as const satisfies readonly (keyof PlayerSettings)[];

/** What is to be known of a picture that a config is named for. */
export function ocioNotes(presented: PresentedOcio | null, settings: PlayerSettings): readonly SourceNote[] {
  if (!presented) return [];
  const { error, view } = presented;
  if (error) {
    return [{ code: 'ocio-invalid', message: `The picture is not colour-managed: ${error.message}`, path: 'ocio' }];
  }
  const notes: SourceNote[] = [];
  const ignored = IGNORED.filter((name) => settings[name] !== displaySettings[name].default);
  if (ignored.length > 0) {
    const names = ignored.map(attributeOf).join(', ');
    notes.push({
      code: 'ocio-ignores',
      message: `The OpenColorIO config stands in for ${names}, which has no effect.`,
    });
  }
  if (view?.isHdr) {
    const message = `"${view.display}" is a display of high dynamic range: its codes are shown as they are on a canvas that is not.`;
    notes.push({ code: 'ocio-hdr-display', message });
  }
  return notes;
}
