import { commandGroup } from './command.ts';

/** What lies over the picture and around it. */
export const panelCommands = commandGroup('player', {
  'toggle-hud': { run: ({ element }) => element.toggleReadOut('hud') },
  'toggle-metadata': { run: ({ element }) => element.toggleReadOut('metadata') },
  'toggle-probe': { run: ({ element }) => element.toggleReadOut('probe') },
  'toggle-annotate': { run: ({ element }) => element.toggleReadOut('annotate') },
  'toggle-annotations': { run: ({ element }) => element.toggleReadOut('hideAnnotations') },
  'toggle-scopes': {
    run: ({ session }) => session.configure({ scopes: session.state.settings.scopes === null ? '' : null }),
  },
  'display-panel': { run: ({ element }) => element.togglePanel('display') },
  'add-marker': { run: ({ element }) => element.addMarker() },
  markers: { run: ({ element }) => element.togglePanel('markers') },
  'controls-menu': { run: ({ element }) => element.togglePanel('menu') },
  'save-picture': { run: ({ element }) => element.savePicture() },
  'copy-link': { run: ({ element }) => element.copyLink() },
  fullscreen: { run: ({ element }) => void element.toggleFullscreen() },
  'go-to': { run: ({ element }) => element.togglePanel('go-to') },
  'open-files': { run: ({ element }) => element.togglePanel('files') },
  help: { run: ({ element }) => element.togglePanel('help') },
});
