import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';

/** Screen and loudspeaker for browsers that need them. They end with this process. */
export interface VirtualDesktop {
  /** What the browser's environment needs. */
  readonly environment: Readonly<Record<string, string>>;
  close(): void;
}

/** Part of a desktop: what it adds to the environment, and how it ends. */
interface Device {
  readonly environment: Readonly<Record<string, string>>;
  close(): void;
}

/** Milliseconds for PulseAudio to listen. */
const SPEAKER_MS = 5000;

/**
 * A desktop of its own: Firefox draws WebGL2 only with a screen, WebKitGTK has no other way, and neither plays sound
 * without a loudspeaker.
 */
export async function startVirtualDesktop(): Promise<VirtualDesktop> {
  const devices = await Promise.all([startScreen(), startSpeaker()]);
  const close = (): void => {
    for (const device of devices) device.close();
    process.off('exit', close);
  };
  process.once('exit', close);
  // Mesa draws in software everywhere, so that machines with and without a graphics card test the same.
  const environment = Object.assign({ LIBGL_ALWAYS_SOFTWARE: '1' }, ...devices.map((device) => device.environment));
  return { environment: environment as Record<string, string>, close };
}

/** Xvfb on the first free display; without it, where there is a screen (a developer's own), that one. */
async function startScreen(): Promise<Device> {
  const flags = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp', '-noreset'];
  const screen = spawn('Xvfb', flags, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  try {
    await spawned(screen);
  } catch (error) {
    const { DISPLAY } = process.env;
    if (!DISPLAY) throw error;
    return { environment: { DISPLAY }, close: () => undefined };
  }
  return { environment: { DISPLAY: `:${await displayNumber(screen)}` }, close: () => screen.kill() };
}

/** PulseAudio with a sink that goes nowhere; without it, whatever sound the machine has. */
async function startSpeaker(): Promise<Device> {
  const folder = mkdtempSync(join(tmpdir(), 'seq-speaker-'));
  const socket = join(folder, 'socket');
  const modules = ['module-null-sink', `module-native-protocol-unix socket=${socket} auth-anonymous=1`];
  const flags = ['-n', '--daemonize=no', '--use-pid-file=no', '--exit-idle-time=-1', ...modules.map((module) => `--load=${module}`)]; // prettier-ignore
  const env = { ...process.env, HOME: folder, XDG_RUNTIME_DIR: folder };
  const speaker = spawn('pulseaudio', flags, { env, stdio: 'ignore' });
  const close = (): void => {
    speaker.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await spawned(speaker);
    const end = performance.now() + SPEAKER_MS;
    while (!existsSync(socket)) {
      if (performance.now() > end || speaker.exitCode !== null) throw new Error('PulseAudio does not listen.');
      await wait(20);
    }
  } catch {
    close();
    return { environment: {}, close: () => undefined };
  }
  return { environment: { PULSE_SERVER: `unix:${socket}` }, close };
}

function spawned(child: ChildProcess): Promise<void> {
  return new Promise((done, fail) => child.once('spawn', done).once('error', fail));
}

function displayNumber(screen: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let text = '';
    (screen.stdio[3] as Readable).setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
      if (text.endsWith('\n')) done(text.trim());
    });
    screen.once('exit', (code) => fail(new Error(`Xvfb ended with ${code}.`)));
  });
}
