/** @jsxImportSource react */
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { FRAMES, MARKERS, SRC } from '../shot';

function Player() {
  const [frame, setFrame] = useState(1003);
  const [rate, setRate] = useState<number | undefined>(12);
  const [heard, setHeard] = useState('');
  return (
    <>
      <seq-player
        id="react"
        className="player"
        src={SRC}
        frames={FRAMES}
        frame={frame}
        fps={rate}
        speed="1"
        hud
        compare-side="a"
        markers={MARKERS}
        onseq-frame-change={({ detail }) => setHeard(String(detail.frame))}
      />
      <seq-timeline for="react" units="timecode" />
      <button
        onClick={() => {
          setFrame(1020);
          setRate(undefined);
        }}
      >
        react
      </button>
      <output>{heard}</output>
    </>
  );
}

export const mountReact = (host: Element): void => createRoot(host).render(<Player />);
