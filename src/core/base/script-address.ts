/** Of the browser's Trusted Types, which TypeScript's own types lack, what is used here. */
interface TrustedTypes {
  readonly defaultPolicy: object | null;
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): unknown };
}

/** What a page names in `trusted-types` to let workers start under `require-trusted-types-for 'script'`. */
const POLICY = 'seq-viewer';

let policy: ReturnType<TrustedTypes['createPolicy']> | null | undefined;

/**
 * The address of a worker's script, in the form that a page with Trusted Types takes. Every address that comes here is
 * the library's own or the page's by `configureCache`; the policy is handed to nobody. Where the page does not allow it,
 * or has a default policy to judge by, the address stays as it is.
 */
export function scriptAddress(address: string): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  if (!trustedTypes || trustedTypes.defaultPolicy) return address;
  if (policy === undefined) {
    try {
      policy = trustedTypes.createPolicy(POLICY, { createScriptURL: (own) => own });
    } catch {
      policy = null;
    }
  }
  return (policy?.createScriptURL(address) as string | undefined) ?? address;
}
