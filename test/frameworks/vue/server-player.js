import { h, ref } from 'vue';
import { FRAMES, MARKERS, SRC } from '../shot.js';

/** As a page writes it that a server renders. */
export const ServerPlayer = {
  setup() {
    const heard = ref('');
    return () =>
      h('section', { class: 'vue' }, [
        h('seq-player', {
          id: 'vue',
          class: 'player',
          src: SRC,
          frames: FRAMES,
          frame: 1005,
          controls: '',
          '.markers': MARKERS,
          onSeqFrameChange: ({ detail }) => (heard.value = String(detail.frame)),
        }),
        h('output', { class: 'heard' }, heard.value),
      ]);
  },
};
