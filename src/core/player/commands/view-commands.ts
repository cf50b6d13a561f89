import { clampZoom } from '../../viewport/viewport.ts';
import { FITTED_VIEW } from '../view/picture-view.ts';
import { type Command, commandGroup } from './command.ts';

/** One press zooms by this factor. */
const ZOOM_STEP = 1.25;
/** One press pans by this share of the player. */
const PAN_STEP = 1 / 8;

export const viewCommands = commandGroup('view', {
  fit: { run: ({ session }) => session.setView(FITTED_VIEW) },
  'actual-size': { run: ({ session }) => session.setView({ ...session.state.view, zoom: 1 }) },
  'zoom-in': zoom(ZOOM_STEP),
  'zoom-out': zoom(1 / ZOOM_STEP),
  // The view moves one way, the picture the other.
  'pan-left': pan(PAN_STEP, 0),
  'pan-right': pan(-PAN_STEP, 0),
  'pan-up': pan(0, PAN_STEP),
  'pan-down': pan(0, -PAN_STEP),
  flop: {
    run: ({ session }) => session.configure({ flop: !session.state.settings.flop }),
  },
  flip: {
    run: ({ session }) => session.configure({ flip: !session.state.settings.flip }),
  },
  'toggle-filter': {
    run: ({ session }) => session.configure({ filter: session.state.settings.filter === 'auto' ? 'nearest' : 'auto' }),
  },
});

function zoom(factor: number): Omit<Command, 'group'> {
  return {
    repeats: true,
    run: ({ session }) =>
      session.setView({ ...session.state.view, zoom: clampZoom((session.state.scale ?? 1) * factor) }),
  };
}

function pan(x: number, y: number): Omit<Command, 'group'> {
  return { repeats: true, run: ({ element }) => element.pan(x, y) };
}
