/**
 * Everything a key, a button or a menu can ask of a player. The engine carries out the first group by
 * `CommandRunner`; the second is the element's: it needs a screen, a focus, or a pointer.
 */
export type EngineCommand =
  | { readonly name: 'toggle-play' | 'shuttle-back' | 'shuttle-stop' | 'shuttle-forward' }
  | { readonly name: 'step'; readonly by: number }
  | { readonly name: 'first' | 'last' | 'next-marker' | 'previous-marker' }
  | { readonly name: 'set-in' | 'set-out' | 'clear-in' | 'clear-out' | 'clear-range' | 'toggle-range' | 'cycle-loop' }
  | { readonly name: 'channel'; readonly channel: 'rgb' | 'r' | 'g' | 'b' | 'a' | 'luma' }
  | { readonly name: 'exposure' | 'gamma'; readonly by: number }
  | { readonly name: 'mute' }
  | { readonly name: 'flip' | 'flop' | 'filter' | 'reset-view' | 'fit' | 'actual-size' }
  | { readonly name: 'zoom'; readonly by: 1 | -1 }
  | { readonly name: 'wipe' | 'cycle-compare' | 'flip-compare' };

export type ElementCommand =
  | {
      readonly name:
        'hud' | 'metadata' | 'fullscreen' | 'go-to' | 'help' | 'probe' | 'display' | 'save' | 'link' | 'files';
    }
  /** Moves the picture by this share of the player's width and height; positive to the right and down. */
  | { readonly name: 'pan'; readonly x: number; readonly y: number };

export type PlayerCommand = EngineCommand | ElementCommand;

const ELEMENT_COMMANDS: ReadonlySet<string> = new Set<ElementCommand['name']>([
  'hud',
  'metadata',
  'fullscreen',
  'go-to',
  'help',
  'probe',
  'display',
  'save',
  'link',
  'files',
  'pan',
]);

export function isElementCommand(command: PlayerCommand): command is ElementCommand {
  return ELEMENT_COMMANDS.has(command.name);
}
