import { commandGroup } from './command.ts';

/** What lies over the picture and around it. */
export const panelCommands = commandGroup('player', {
  'toggle-hud': { label: 'Toggle HUD', run: ({ element }) => element.toggleReadOut('hud') },
  'toggle-metadata': { label: 'File metadata', run: ({ element }) => element.toggleReadOut('metadata') },
  'toggle-probe': { label: 'Pixel probe', run: ({ element }) => element.toggleReadOut('probe') },
  'toggle-annotate': { label: 'Draw on the picture', run: ({ element }) => element.toggleReadOut('annotate') },
  'toggle-annotations': { label: 'Show or hide notes', run: ({ element }) => element.toggleReadOut('hideAnnotations') },
  'display-panel': { label: 'Display settings', run: ({ element }) => element.togglePanel('display') },
  'add-marker': { label: 'Add marker', run: ({ element }) => element.addMarker() },
  markers: { label: 'Markers', run: ({ element }) => element.togglePanel('markers') },
  'controls-menu': { label: 'More controls', run: ({ element }) => element.togglePanel('menu') },
  'save-picture': { label: 'Save picture', run: ({ element }) => element.savePicture() },
  'copy-link': { label: 'Copy link', run: ({ element }) => element.copyLink() },
  fullscreen: { label: 'Full screen', run: ({ element }) => void element.toggleFullscreen() },
  'go-to': { label: 'Go to frame or timecode', run: ({ element }) => element.togglePanel('go-to') },
  'open-files': { label: 'Open local files', run: ({ element }) => element.togglePanel('files') },
  help: { label: 'Keyboard shortcuts', run: ({ element }) => element.togglePanel('help') },
});
