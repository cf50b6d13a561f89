import type { Annotation } from '../../annotation/annotation.ts';
import type { SourceDescription } from '../../sequence/source/source-description.ts';
import { type PlayerSettings, playerSettings } from '../../settings/player-settings.ts';
import { defaultSettings } from '../../settings/setting.ts';
import type { FrameRange } from '../../time/playback-plan.ts';
import { FITTED_VIEW, type PictureView } from '../view/picture-view.ts';
import type { Marker } from './marker.ts';
import type { PlayerDocument } from './player-document.ts';

/** What a document is restored by: commands of a session. */
export interface RestoredPlayer {
  pause(): void;
  configure(changes: Partial<PlayerSettings>): void;
  setMarkers(markers: readonly Marker[]): void;
  setAnnotations(annotations: readonly Annotation[] | null): void;
  setView(view: PictureView): void;
  load(description: SourceDescription): unknown;
  setRange(range: string | FrameRange | null): void;
  seek(frame: number): unknown;
}

/** Brings a player to the state that a document describes. Settings it does not name get their defaults; a document without a source keeps the one there is. */
export function restoreDocument(player: RestoredPlayer, document: PlayerDocument): void {
  const { source, frame, range, settings, view, markers, annotations } = document;
  player.pause();
  player.configure({ ...defaultSettings(playerSettings), ...settings });
  player.setMarkers(markers);
  player.setAnnotations(annotations ?? null);
  player.setView(view ?? FITTED_VIEW);
  if (source) player.load(source as SourceDescription);
  player.setRange(range);
  if (frame !== null) player.seek(frame);
}
