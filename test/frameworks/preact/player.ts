import { h, render } from 'preact';
import { useState } from 'preact/hooks';
import { FRAMES, MARKERS, SRC } from '../shot';

function Player() {
  const [frame, setFrame] = useState(1013);
  const [rate, setRate] = useState<number | undefined>(12);
  const [heard, setHeard] = useState('');
  const turn = (): void => {
    setFrame(1020);
    setRate(undefined);
  };
  return [
    h('seq-player', {
      id: 'preact',
      class: 'player',
      src: SRC,
      frames: FRAMES,
      frame,
      fps: rate,
      speed: '1',
      hud: true,
      'compare-side': 'a',
      markers: MARKERS,
      'onseq-frame-change': ({ detail }: HTMLElementEventMap['seq-frame-change']) => setHeard(String(detail.frame)),
    }),
    h('seq-timeline', { for: 'preact', units: 'timecode' }),
    h('button', { onClick: turn }, 'preact'),
    h('output', null, heard),
  ];
}

export const mountPreact = (host: Element): void => render(h(Player, null), host);
