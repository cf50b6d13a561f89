/** Waits for a number of animation frames: what elements gather per frame has happened after two. */
export async function animationFrames(count = 2): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise((done) => requestAnimationFrame(done));
}

/** Waits until a condition holds; fails after a second. */
export async function until(condition: () => boolean, what = 'the condition'): Promise<void> {
  const deadline = performance.now() + 1000;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`${what} did not come true within a second`);
    await animationFrames(1);
  }
}
