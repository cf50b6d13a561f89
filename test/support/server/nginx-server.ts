import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface NginxOptions {
  readonly executable: string;
  /** Goes into `http { … }`, before the server. */
  readonly http: string;
  /** Goes into `server { … }`. */
  readonly server: string;
}

/** A line of the server's log. */
export interface NginxRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly range: string;
  readonly ifNoneMatch: string;
}

/** A real nginx on a port of its own, with a temporary folder as its root. The caller closes it. */
export class NginxServer {
  readonly root: string;
  readonly port: number;
  readonly #folder: string;
  readonly #process: ChildProcess;
  readonly #ended: Promise<void>;
  readonly #killAtExit = (): void => this.#signal('SIGKILL');

  private constructor(folder: string, port: number, child: ChildProcess) {
    this.#folder = folder;
    this.root = join(folder, 'root');
    this.port = port;
    this.#process = child;
    this.#ended = new Promise((done) => child.once('exit', () => done()));
    process.once('exit', this.#killAtExit);
  }

  static async start(options: NginxOptions): Promise<NginxServer> {
    const folder = mkdtempSync(join(tmpdir(), 'seq-nginx-'));
    // Workers run as another user where the tests run as root.
    chmodSync(folder, 0o755);
    mkdirSync(join(folder, 'root'));
    const port = await freePort();
    writeFileSync(join(folder, 'nginx.conf'), configuration(folder, port, options));
    const args = ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')];
    // A process group of its own: its workers can be ended with it whatever happens.
    const child = spawn(options.executable, args, { stdio: 'ignore', detached: true });
    const server = new NginxServer(folder, port, child);
    const deadline = Date.now() + 10_000;
    while (!(await answers(port))) {
      if (Date.now() < deadline && child.exitCode === null) continue;
      const errors = server.errors;
      await server.close();
      throw new Error(`nginx did not start: ${errors}`);
    }
    return server;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get errors(): string {
    return read(join(this.#folder, 'error.log'));
  }

  /** Requests that are answered, in that order. */
  get log(): NginxRequest[] {
    const lines = read(join(this.#folder, 'access.log')).split('\n').filter(Boolean);
    return lines.map((line) => {
      const [method = '', path = '', status = '', range = '', ifNoneMatch = ''] = line.split(' | ');
      return { method, path, status: Number(status), range, ifNoneMatch };
    });
  }

  /** Writes a file below the root; readable by nobody with `mode` 0. */
  put(path: string, content: Uint8Array | readonly Uint8Array[], mode = 0o644): void {
    const file = join(this.root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content instanceof Uint8Array ? content : Buffer.concat(content));
    chmodSync(file, mode);
  }

  /** Ends master and workers, and waits until they are gone. */
  async close(): Promise<void> {
    this.#signal('SIGTERM');
    const late = setTimeout(() => this.#signal('SIGKILL'), 5000);
    await this.#ended;
    clearTimeout(late);
    this.#signal('SIGKILL');
    process.off('exit', this.#killAtExit);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** To the whole group; nothing where it is gone. */
  #signal(signal: NodeJS.Signals): void {
    const { pid } = this.#process;
    if (pid === undefined) return;
    try {
      process.kill(-pid, signal);
    } catch {
      // Gone.
    }
  }
}

function configuration(folder: string, port: number, { http, server }: NginxOptions): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${join(folder, name)};`)
    .join('\n  ');
  return `daemon off;
worker_processes 2;
${process.getuid?.() === 0 ? 'user nobody nogroup;' : ''}
pid ${join(folder, 'nginx.pid')};
events { worker_connections 128; }
http {
  ${temporary}
  # As sites have it that serve text as well.
  gzip on;
  gzip_types *;
  gzip_min_length 1;
  log_format seq '$request_method | $request_uri | $status | $http_range | $http_if_none_match';
  access_log ${join(folder, 'access.log')} seq;
${http}
  server {
    listen 127.0.0.1:${port};
    root ${join(folder, 'root')};
${server}
  }
}
`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => setTimeout(() => done(false), 25));
  });
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
