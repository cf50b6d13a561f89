// Ahead of lit: elements then try to take over what a server drew into their shadow roots.
import '@lit-labs/ssr-client/lit-element-hydrate-support.js';
import 'seq-viewer/define';
import { createElement } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { createSSRApp } from 'vue';
import { ServerPlayer as ReactPlayer } from './react/server-player.js';
import { ServerPlayer as VuePlayer } from './vue/server-player.js';

const host = (name: string): Element => document.querySelector(`#host-${name}`)!;

hydrateRoot(host('react'), createElement(ReactPlayer), {
  onRecoverableError: (error) => console.error('React:', error),
});
createSSRApp(VuePlayer).mount(host('vue'));
