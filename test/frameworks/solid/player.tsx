/** @jsxImportSource solid-js */
import { createSignal } from 'solid-js';
import { render } from 'solid-js/web';
import { FRAMES, MARKERS, SRC } from '../shot';

function Player() {
  const [frame, setFrame] = createSignal(1009);
  const [rate, setRate] = createSignal<number | undefined>(12);
  const [heard, setHeard] = createSignal('');
  return (
    <>
      <seq-player
        id="solid"
        class="player"
        src={SRC}
        frames={FRAMES}
        frame={frame()}
        fps={rate()}
        speed="1"
        hud={true}
        compare-side="a"
        prop:markers={MARKERS}
        on:seq-frame-change={({ detail }) => setHeard(String(detail.frame))}
      />
      <seq-timeline for="solid" units="timecode" />
      <button
        onClick={() => {
          setFrame(1020);
          setRate(undefined);
        }}
      >
        solid
      </button>
      <output>{heard()}</output>
    </>
  );
}

export const mountSolid = (host: Element): unknown => render(() => <Player />, host);
