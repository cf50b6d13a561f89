import 'seq-viewer/define';
import { mount } from 'svelte';
import { createApp } from 'vue';
import { mountAngular } from './angular/player';
import { mountPreact } from './preact/player';
import { mountReact } from './react/player';
import { mountSolid } from './solid/player';
import SveltePlayer from './svelte/Player.svelte';
import VuePlayer from './vue/Player.vue';

/** One page with a player of each framework in an element of its own. */
const host = (name: string): HTMLElement => {
  const made = document.createElement('section');
  made.className = name;
  return document.body.appendChild(made);
};

mountReact(host('react'));
mountPreact(host('preact'));
createApp(VuePlayer).mount(host('vue'));
mount(SveltePlayer, { target: host('svelte') });
mountSolid(host('solid'));
await mountAngular(host('angular'));
