import { expect } from 'chai';
import type { CommandName } from '../../../src/core/player/commands/commands.ts';
import {
  commandOf,
  keyName,
  keysByCommand,
  type Keymap,
  type KeyPress,
} from '../../../src/core/player/commands/keymap.ts';
import { GESTURES, mouseHabits } from '../../../src/core/player/commands/mouse-habits.ts';
import { keymaps } from '../../../src/core/player/commands/keymaps.ts';

const press = (key: string, changes: Partial<KeyPress> = {}): KeyPress => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...changes,
});

describe('keymaps', () => {
  for (const [name, keymap] of Object.entries<Keymap>(keymaps)) {
    it(`${name} binds no key that belongs to the page`, () => {
      const ofPages = ['Tab', 'PageUp', 'PageDown', 'ArrowUp', 'ArrowDown', 'Escape'];
      expect(Object.keys(keymap).filter((key) => ofPages.includes(key))).to.deep.equal([]);
    });

    it(`${name} gives no key a second meaning`, () => {
      // As keyboards have them: what a key types without and with Shift, in any layout, is one name.
      const typed = (key: string): KeyPress => {
        const bare = key.replace('Shift+', '').replace('Space', ' ');
        return press(bare, { shiftKey: key !== bare && key.startsWith('Shift+') });
      };
      for (const key of Object.keys(keymap)) expect(keyName(typed(key)), 'is named as it is typed').to.equal(key);
      const lower = Object.keys(keymap).map((key) => key.toLowerCase());
      expect(new Set(lower).size, 'no two names of one key').to.equal(lower.length);
      // Keys that a focused timeline keeps to itself; those of a slider stand beside the keymap's.
      for (const key of ['Shift+z', 'Alt+ArrowUp', 'Alt+ArrowDown']) expect(Object.keys(keymap)).to.not.include(key);
    });

    it(`${name} gives no gesture a second meaning`, () => {
      const habits = mouseHabits[name as keyof typeof mouseHabits];
      const had = GESTURES.filter(({ has }) => has(habits)).map(({ gesture }) => gesture);
      expect(new Set(had).size).to.equal(had.length);
    });

    it(`${name} lists each of its keys once, under its command`, () => {
      const listed = [...keysByCommand(keymap)].flatMap(([command, keys]) => keys.map((key) => [key, command]));
      expect(Object.fromEntries(listed)).to.deep.equal(keymap);
      expect(listed).to.have.length(Object.keys(keymap).length);
    });
  }

  const review: readonly (readonly [KeyPress, CommandName | null])[] = [
    [press(' '), 'toggle-play'],
    [press('J'), 'shuttle-back'],
    [press('L', { shiftKey: true }), 'toggle-luma'],
    [press('ArrowLeft'), 'step-back'],
    [press('ArrowRight', { shiftKey: true }), 'step-forward-10'],
    [press('['), 'set-in'],
    [press('i'), 'set-in'],
    [press('O', { shiftKey: true }), 'clear-out'],
    [press('\\'), 'clear-range'],
    [press('?', { shiftKey: true }), 'help'],
    [press('+', { shiftKey: true }), 'zoom-in'],
    [press('F', { shiftKey: true }), 'fullscreen'],
    [press('E', { shiftKey: true }), 'exposure-down'],
    [press('Home', { shiftKey: true }), 'reset-view'],
    [press('Enter'), 'go-to'],
    [press('s', { ctrlKey: true }), null],
    [press('l', { metaKey: true }), null],
    [press('l', { altKey: true }), null],
    [press('l', { isComposing: true }), null],
    [press('q'), null],
    [press('Tab'), null],
    [press('Enter', { shiftKey: true }), 'open-files'],
    [press('V', { shiftKey: true }), 'toggle-scopes'],
    [press('z', { shiftKey: true }), null],
  ];
  for (const [event, command] of review) {
    const modifiers = Object.keys(event).filter((key) => event[key as keyof KeyPress] === true);
    it(`review answers ${[...modifiers, keyName(event)].join(' ')}`, () => {
      expect(commandOf(keymaps.review, event)).to.equal(command);
    });
  }

  /** Keys by what they do: the whole of what each map promises. */
  const promised = {
    review:
      'Space j k l ArrowLeft ArrowRight Shift+ArrowLeft Shift+ArrowRight Home End i o [ ] Shift+i Shift+o \\ p Shift+p ' +
      ', . r g b a c Shift+l e Shift+e y Shift+y Shift+Home f 0 + - 4 6 8 2 x Shift+x n h Shift+f Enter ? w Shift+w `',
    rv:
      'Space ArrowLeft ArrowRight Shift+ArrowLeft Shift+ArrowRight Shift+Home Shift+End [ ] \\ p Shift+p , . ' +
      'r g b a c l e Shift+e y Shift+y Home f 1 + - 4 6 8 2 x Shift+x n h Shift+f Enter ? w Shift+w `',
    media: 'Space k j l ArrowLeft ArrowRight , . Home End f ?',
    none: '',
  } as const;
  for (const [name, keys] of Object.entries(promised)) {
    it(`${name} binds all that it promises`, () => {
      const bound = Object.keys(keymaps[name as keyof typeof keymaps]);
      expect(bound).to.include.members(keys.split(' ').filter(Boolean));
    });
  }

  it('none answers nothing', () => expect(commandOf(keymaps.none, press(' '))).to.equal(null));
});
