import type { SeqPlayer } from '../../src/index.ts';

const FRAMES = '1001-1048';
const WHOLE = '/sample/shot.####.exr';
/** The same shot at a quarter of its size, made first. */
const SMALL = '/sample/small/shot.####.exr';
/** An edit of the whole one. */
const EDIT = 'sample-cut.otio';
/** How often the page looks how far the whole one is, milliseconds. */
const POLL_MS = 1000;

/** How many frames of the sample shot there are. */
interface Progress {
  readonly made: number;
  readonly all: number;
}

/**
 * The sample shot as attributes of a player: the small one while the whole one is being made, which then takes its place
 * at the same frame. An edit of the whole one, opened before there is all of it, is opened again then. `note` says how far
 * it is.
 */
export async function sampleShot(
  player: SeqPlayer,
  note: HTMLElement | null,
): Promise<{ readonly src: string; readonly frames: string }> {
  const first = await progress();
  if (isWhole(first)) return { src: WHOLE, frames: FRAMES };
  void (async () => {
    for (let now = first; !isWhole(now); now = await progress()) {
      if (note) note.textContent = `${waiting(player)}: ${now.made} of ${now.all} frames`;
      await new Promise((done) => setTimeout(done, POLL_MS));
    }
    if (note) note.textContent = '';
    if (showsEdit(player)) return player.reload();
    // Somebody may have opened something else meanwhile.
    if (player.getAttribute('src') !== SMALL) return;
    const { frame, playing } = player.state;
    player.setAttribute('src', WHOLE);
    if (frame !== null) player.frame = frame;
    if (playing) void player.play();
  })();
  return { src: SMALL, frames: FRAMES };
}

function showsEdit(player: SeqPlayer): boolean {
  return player.getAttribute('src')?.endsWith(EDIT) ?? false;
}

/** What is being made, and who waits for it. */
function waiting(player: SeqPlayer): string {
  return showsEdit(player)
    ? 'The edit waits for the sample shot in full size, which is being made'
    : 'Making the sample shot in full size';
}

/** Where nobody says how far it is, it is whole, or made by hand. */
async function progress(): Promise<Progress> {
  const reply = await fetch('/sample/progress.json', { cache: 'no-store' }).catch(() => null);
  return reply?.ok ? ((await reply.json()) as Progress) : { made: 1, all: 1 };
}

function isWhole({ made, all }: Progress): boolean {
  return made >= all;
}
