import { clampZoom } from '../../viewport/viewport.ts';
import { FITTED_VIEW } from '../view/picture-view.ts';
import { type Command, commandGroup } from './command.ts';

/** One press zooms by this factor. */
const ZOOM_STEP = 1.25;
/** One press pans by this share of the player. */
const PAN_STEP = 1 / 8;

export const viewCommands = commandGroup('view', {
  fit: { label: 'Fit picture', run: ({ session }) => session.setView(FITTED_VIEW) },
  'actual-size': { label: 'Zoom to 100 %', run: ({ session }) => session.setView({ ...session.state.view, zoom: 1 }) },
  'zoom-in': zoom(ZOOM_STEP, 'Zoom in'),
  'zoom-out': zoom(1 / ZOOM_STEP, 'Zoom out'),
  // The view moves one way, the picture the other.
  'pan-left': pan(PAN_STEP, 0, 'Pan left'),
  'pan-right': pan(-PAN_STEP, 0, 'Pan right'),
  'pan-up': pan(0, PAN_STEP, 'Pan up'),
  'pan-down': pan(0, -PAN_STEP, 'Pan down'),
  flop: {
    label: 'Flip horizontally',
    run: ({ session }) => session.configure({ flop: !session.state.settings.flop }),
  },
  flip: {
    label: 'Flip vertically',
    run: ({ session }) => session.configure({ flip: !session.state.settings.flip }),
  },
  'toggle-filter': {
    label: 'Toggle nearest-neighbour filter',
    run: ({ session }) => session.configure({ filter: session.state.settings.filter === 'auto' ? 'nearest' : 'auto' }),
  },
});

function zoom(factor: number, label: string): Omit<Command, 'group'> {
  return {
    label,
    repeats: true,
    run: ({ session }) =>
      session.setView({ ...session.state.view, zoom: clampZoom((session.state.scale ?? 1) * factor) }),
  };
}

function pan(x: number, y: number, label: string): Omit<Command, 'group'> {
  return { label, repeats: true, run: ({ element }) => element.pan(x, y) };
}
