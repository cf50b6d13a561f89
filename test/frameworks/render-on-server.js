// Renders the elements in Node as servers do, and prints the markup by renderer.
import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { html } from 'lit';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { createSSRApp } from 'vue';
import { renderToString as renderVue } from 'vue/server-renderer';
import 'seq-viewer/define';
import { ServerPlayer as ReactPlayer } from './react/server-player.js';
import { FRAMES, SRC } from './shot.js';
import { ServerPlayer as VuePlayer } from './vue/server-player.js';

const tags = html`<seq-player
  id="lit"
  class="player"
  src=${SRC}
  frames=${FRAMES}
  frame="1006"
  controls
  poster="/shot/viewer.png"
>
  <seq-timeline></seq-timeline><seq-status show="frame" settings></seq-status>
</seq-player>`;
const markup = {
  lit: await collectResult(render(tags)),
  react: renderToString(createElement(ReactPlayer)),
  vue: await renderVue(createSSRApp(VuePlayer)),
};
process.stdout.write(JSON.stringify(markup));
