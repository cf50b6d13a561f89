/** How long a browser may take to refuse. */
const REFUSAL_MS = 100;

/**
 * Whether the browser lets this page make sound now. An `AudioContext` that is made too early says so on the page's
 * console; a media element without a source is refused in silence (HTML, 4.8.11.8, `play()`, first step).
 */
export async function mayMakeSound(): Promise<boolean> {
  if (navigator.userActivation?.hasBeenActive) return true;
  const audio = document.createElement('audio');
  audio.srcObject = new MediaStream();
  const refused = audio.play().then(
    () => false,
    (error: unknown) => error instanceof DOMException && error.name === 'NotAllowedError',
  );
  const silence = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), REFUSAL_MS));
  const answer = await Promise.race([refused, silence]);
  audio.pause();
  audio.srcObject = null;
  return !answer;
}
