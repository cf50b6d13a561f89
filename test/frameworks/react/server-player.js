import { createElement, useState } from 'react';
import { clientProps } from 'seq-viewer/react';
import { FRAMES, MARKERS, SRC } from '../shot.js';

/** As a page writes it that a server renders. One player with plain handlers, one by `clientProps`. */
export function ServerPlayer() {
  const [plain, setPlain] = useState('');
  const [heard, setHeard] = useState('');
  return createElement(
    'section',
    { className: 'react' },
    createElement('seq-player', { id: 'plain', src: SRC, frames: FRAMES, frame: 1003, fps: 12, controls: true, 'onseq-frame-change': () => setPlain('heard') }), // prettier-ignore
    createElement('seq-player', {
      id: 'react',
      class: 'player',
      src: SRC,
      frames: FRAMES,
      frame: 1004,
      controls: true,
      ...clientProps({ markers: MARKERS, 'onseq-frame-change': ({ detail }) => setHeard(String(detail.frame)) }),
    }),
    createElement('output', { className: 'heard' }, heard),
    createElement('output', { className: 'plain' }, plain),
  );
}
