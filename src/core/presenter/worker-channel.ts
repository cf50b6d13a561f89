import { expose, type Remote, wrap } from 'comlink';

export { transfer } from 'comlink';

/** The end of a worker's message channel: a `Worker`, or a worker's own global scope. */
export interface MessagePeer {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
}

/** Everything on the channel is one of these, so each message has exactly one reader. */
type Envelope<Notice> =
  /** A comlink call or its answer. */
  | { readonly kind: 'call'; readonly content: unknown }
  /** A message without an answer. */
  | { readonly kind: 'notice'; readonly content: Notice };

/**
 * A worker's message channel, shared by calls with an answer (comlink) and notices without one. One listener reads each
 * message and passes it to comlink or to `onNotice`. Calls to a dead worker never settle: the caller watches for that.
 */
export class WorkerChannel<Sent, Received> {
  /** Receives notices, in order. */
  onNotice: (notice: Received) => void = () => {};
  readonly #peer: MessagePeer;
  readonly #calls: CallEndpoint;

  constructor(peer: MessagePeer) {
    this.#peer = peer;
    this.#calls = new CallEndpoint(peer);
    peer.addEventListener('message', ({ data }) => this.#receive(data as Envelope<Received>));
  }

  send(notice: Sent, transfer: Transferable[] = []): void {
    this.#peer.postMessage({ kind: 'notice', content: notice } satisfies Envelope<Sent>, transfer);
  }

  /** The object that the other end serves. */
  remote<Api>(): Remote<Api> {
    return wrap<Api>(this.#calls);
  }

  /** Serves an object's methods to the other end. */
  serve(api: object): void {
    expose(api, this.#calls);
  }

  #receive(message: Envelope<Received>): void {
    if (message.kind === 'notice') this.onNotice(message.content);
    else this.#calls.dispatchEvent(new MessageEvent('message', { data: message.content }));
  }
}

/** What comlink takes for a channel of its own. */
class CallEndpoint extends EventTarget {
  readonly #peer: MessagePeer;

  constructor(peer: MessagePeer) {
    super();
    this.#peer = peer;
  }

  postMessage(content: unknown, transfer: Transferable[] = []): void {
    this.#peer.postMessage({ kind: 'call', content } satisfies Envelope<never>, transfer);
  }
}
