import type { TemplateResult } from 'lit';
import type { CommandName } from '../../../core/player/commands/commands.ts';
import type { PanelName } from '../../../core/player/commands/command.ts';
import type { PlayerSnapshot } from '../../../core/player/player-snapshot.ts';
import type { RequestDetails, RequestName } from '../../events/request-events.ts';

/** How bar and menu ask for things. */
export interface ControlPort {
  ask<Name extends RequestName>(name: Name, detail: RequestDetails[Name]): void;
  run(command: CommandName): void;
}

/** What the controls show. */
export interface ControlFacts {
  readonly state: PlayerSnapshot;
  /** People may open files of their own. */
  readonly opensFiles: boolean;
  /** Read-outs over the picture that are on. */
  readonly hud: boolean;
  readonly metadata: boolean;
  readonly probe: boolean;
  /** Somebody draws on the picture; what is drawn is not shown. */
  readonly annotate: boolean;
  readonly hideAnnotations: boolean;
  /** The panel that is open. */
  readonly open: PanelName | null;
}

/** One control, which stands in the bar, or in its menu where the bar has no room. */
export interface BarItem {
  readonly name: string;
  /** What it does, in words: the button's title, and its row in the menu. */
  label(facts: ControlFacts): string;
  /** A button has an icon and a click; everything else draws itself. */
  readonly icon?: (facts: ControlFacts) => TemplateResult;
  readonly click?: (facts: ControlFacts, port: ControlPort) => void;
  readonly field?: (facts: ControlFacts, port: ControlPort) => TemplateResult;
  /** Of a button that switches something: whether it is on. */
  readonly isOn?: (facts: ControlFacts) => boolean;
  readonly isDisabled?: (facts: ControlFacts) => boolean;
  /** Differs from what is usual: drawn in the accent's colour. */
  readonly isChanged?: (facts: ControlFacts) => boolean;
}

/** An item with its place in the bar. */
export interface PlacedItem extends BarItem {
  readonly place: 'transport' | 'numbers' | 'end';
  /** The smaller, the longer it stays while the bar gets narrower; null where there is nothing to control. */
  rank(facts: ControlFacts): number | null;
}
