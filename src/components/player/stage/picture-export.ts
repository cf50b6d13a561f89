import type { ClipState } from '../../../core/sequence/source/edit-timeline.ts';
import type { PlayerDocument } from '../../../core/player/document/player-document.ts';
import { toStateFragment } from '../../../core/player/document/state-fragment.ts';

/** What is needed to save a picture or to link to it. */
interface Exporter {
  readonly ownerDocument: Document;
  readonly state: { readonly source: string | null; readonly shown: number | null; readonly clip: ClipState | null };
  exportState(): PlayerDocument;
}

/** Saves what the canvas showed as a PNG named after source and frame; rejects where there was no picture. */
export async function savePicture(player: Exporter, picture: Promise<Blob>): Promise<void> {
  const blob = await picture;
  const anchor = player.ownerDocument.createElement('a');
  anchor.href = URL.createObjectURL(blob);
  anchor.download = `${pictureName(player.state.source)}.${player.state.shown ?? 'frame'}${clipPart(player.state.clip)}.png`;
  anchor.click();
  // The download has its own hold on the Blob once it began.
  setTimeout(() => URL.revokeObjectURL(anchor.href), 1000);
}

/** The page's address with the player's state in its fragment. */
export function linkTo(player: Exporter): string {
  const url = new URL(player.ownerDocument.location.href);
  const others = url.hash
    .replace(/^#/, '')
    .split('&')
    .filter((field) => field !== '' && !field.startsWith('seq='));
  url.hash = [...others, toStateFragment(player.exportState())].join('&');
  return url.href;
}

/** Puts the link on the clipboard; rejects where the browser refuses. */
export async function copyLink(player: Exporter): Promise<void> {
  const clipboard = player.ownerDocument.defaultView?.navigator.clipboard;
  if (!clipboard) throw new DOMException('there is no clipboard: the page is not secure', 'NotAllowedError');
  await clipboard.writeText(linkTo(player));
}

/** File systems take names of up to 255 bytes. */
const MAX_NAME = 200;

/** An edit's picture is named by both numbers: its own and the clip's. */
function clipPart(clip: ClipState | null): string {
  return clip ? `.${clip.name.replace(/[^\p{L}\p{N}_-]+/gu, '_')}.${clip.frame}` : '';
}

function pictureName(source: string | null): string {
  const name = source?.split('?')[0]?.split('/').at(-1)?.slice(-MAX_NAME) ?? '';
  return name.replace(/\.[a-z0-9]+$/i, '').replace(/[.#@%{}]+\w*$/, '') || 'picture';
}
