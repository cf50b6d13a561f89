import { expect } from 'chai';

interface Outcome {
  readonly place: string | null;
  readonly number: number | null;
  readonly words: readonly string[];
  readonly error: { readonly code: string; readonly message: string } | null;
}

/** Opens the policy page under a Content-Security-Policy and waits for what it tells. */
async function under(policy: string, codec = 'fake'): Promise<Outcome> {
  const frame = document.createElement('iframe');
  const script = new URL('/test/support/server/policy-page.ts', location.href).href;
  frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}">
<body><script>location.hash = 'codec=${codec}'</script><script type="module" src="${script}"></script></body>`;
  const outcome = new Promise<Outcome>((resolve) => {
    const hear = ({ source, data }: MessageEvent<{ policyPage?: Outcome }>): void => {
      if (source !== frame.contentWindow || !data.policyPage) return;
      removeEventListener('message', hear);
      resolve(data.policyPage);
    };
    addEventListener('message', hear);
  });
  document.body.append(frame);
  try {
    return await outcome;
  } finally {
    frame.remove();
  }
}

const BASE = "script-src 'self' 'unsafe-inline'";

describe('under a Content-Security-Policy', function () {
  this.timeout(60_000);

  before(async function () {
    // Both forms of the kernels are made when they are first asked for, which takes longer than a page waits.
    this.timeout(120_000);
    await import('../../../src/core/codec/exr/exr-codec.ts');
    await import('virtual:exr-kernels/js');
  });

  it('that allows Blob workers the Blob is used', async () => {
    const outcome = await under(`${BASE} 'wasm-unsafe-eval'; worker-src 'self' blob:`);
    expect(outcome, outcome.words?.join()).to.deep.include({ place: 'blob', number: 9, error: null });
  });

  it('that allows workers of the own origin only, the packaged script is used', async () => {
    const outcome = await under(`${BASE}; worker-src 'self'`);
    expect(outcome, outcome.words?.join()).to.deep.include({ place: 'packaged', number: 9, error: null });
  });

  it('that allows no workers all happens in the page', async () => {
    const outcome = await under(`${BASE}; worker-src 'none'`);
    expect(outcome, outcome.words?.join()).to.deep.include({ place: 'page', number: 9, error: null });
  });

  it('that refuses WebAssembly the picture is shown all the same, or the error names the directive', async () => {
    const outcome = await under(`${BASE}; worker-src 'self' blob:`, 'real');
    if (outcome.error) expect(outcome.error.message).to.contain('wasm-unsafe-eval');
    else expect(outcome.number).to.equal(9);
  });

  it('that refuses the codec the error names the directive', async () => {
    const outcome = await under(`${BASE}; worker-src 'self' blob:`, 'elsewhere');
    expect(outcome.error?.message).to.contain('script-src');
  });
});
