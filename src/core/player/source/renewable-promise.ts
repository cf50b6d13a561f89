/**
 * A promise that can be renewed. One that is renewed while pending follows its successor, so nobody waits for ever; a
 * rejection that nobody looks at is not reported as unhandled.
 */
export class RenewablePromise<Value> {
  #settled = false;
  #resolve: (value: Value | PromiseLike<Value>) => void = () => {};
  #reject: (reason: unknown) => void = () => {};
  #promise: Promise<Value>;

  constructor() {
    this.#promise = this.#make();
  }

  get promise(): Promise<Value> {
    return this.#promise;
  }

  get settled(): boolean {
    return this.#settled;
  }

  renew(): void {
    const follow = this.#resolve;
    this.#promise = this.#make();
    follow(this.#promise);
    this.#settled = false;
  }

  resolve(value: Value): void {
    this.#settled = true;
    this.#resolve(value);
  }

  reject(reason: unknown): void {
    this.#settled = true;
    this.#reject(reason);
  }

  #make(): Promise<Value> {
    const promise = new Promise<Value>((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    promise.catch(() => {});
    return promise;
  }
}
