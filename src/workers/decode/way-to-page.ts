import type { PresenterCommands } from '../../core/presenter/protocol.ts';
import type { DecodeMessage, DecodeNotice } from './decode-protocol.ts';

type Command<Name extends 'setLevel' | 'grant'> = readonly [Name, ...Parameters<PresenterCommands[Name]>];
type Answer = Command<'setLevel'> | Command<'grant'>;
type Question = Extract<DecodeMessage, { kind: 'header' | 'needBytes' }>;

/**
 * What a decoder asks of the page goes past its parent, which makes its drawing context, until that is there. The parent
 * gets the same and passes it on when it runs again; the page and the decoder take both as they come.
 */
export class WayToPage {
  #port: MessagePort | null = null;
  /** What was asked before the way was open: the parent may have come to stand still before it heard of it. */
  #asked: Question[] | null = [];

  ask(question: Question): void {
    this.#port?.postMessage(question);
    this.#asked?.push(question);
  }

  open(port: MessagePort, answered: (notice: Extract<DecodeNotice, { kind: 'level' | 'grant' }>) => void): void {
    port.onmessage = ({ data }) => answered(noticeOf(data as Answer));
    for (const question of this.#asked ?? []) port.postMessage(question);
    this.#asked = null;
    this.#port = port;
  }

  /** The parent runs: it is not needed any more. */
  close(): void {
    this.#port = this.#asked = null;
  }
}

/** The page's answer as the parent passes it on. */
function noticeOf(answer: Answer): Extract<DecodeNotice, { kind: 'level' | 'grant' }> {
  if (answer[0] === 'setLevel') return { kind: 'level', ticket: answer[1], level: answer[2] };
  return { kind: 'grant', ticket: answer[1], encodedBytes: answer[2], decodedBytes: answer[3] };
}
