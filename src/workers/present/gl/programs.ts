/** A linked program and where its uniforms are. */
export interface Program {
  readonly program: WebGLProgram;
  readonly uniforms: ReadonlyMap<string, WebGLUniformLocation>;
}

/** How many programs are kept: one for each combination of planes and colour operations in use. */
const KEPT = 32;

/** Draws one triangle over the whole canvas. */
export const VERTEX_SHADER = `#version 300 es
void main() {
  vec2 corner = vec2(float((gl_VertexID << 1) & 2), float(gl_VertexID & 2));
  gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}`;

/** A program whose shaders are being linked. */
interface Linking {
  readonly program: WebGLProgram;
  readonly shaders: readonly WebGLShader[];
}

/** Programs by name, linked when first asked for; the last few used are kept. */
export class Programs {
  readonly #gl: WebGL2RenderingContext;
  /** Least recently used first. */
  readonly #kept = new Map<string, Program>();
  readonly #linking = new Map<string, Linking>();

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
  }

  /** Throws where the shaders do not link. */
  get(name: string, fragment: () => string, vertex = VERTEX_SHADER): Program {
    const program = this.#kept.get(name) ?? this.#finish(name, this.#linkingOf(name, fragment, vertex));
    this.#kept.delete(name);
    this.#kept.set(name, program);
    for (const [oldest, stale] of this.#kept) {
      if (this.#kept.size <= KEPT) break;
      this.#gl.deleteProgram(stale.program);
      this.#kept.delete(oldest);
    }
    return program;
  }

  /**
   * Has a program linked without waiting for it, where the browser can; true once it is there, so that `get` takes no
   * time. Throws where the shaders do not link.
   */
  isReady(name: string, fragment: () => string): boolean {
    if (this.#kept.has(name)) return true;
    const linking = this.#linkingOf(name, fragment, VERTEX_SHADER);
    const parallel = this.#gl.getExtension('KHR_parallel_shader_compile');
    const isOver = (): boolean =>
      this.#gl.getProgramParameter(linking.program, parallel?.COMPLETION_STATUS_KHR ?? 0) === true;
    if (parallel && !this.#gl.isContextLost() && !isOver()) return false;
    this.get(name, fragment);
    return true;
  }

  /** Has a program linked that will be wanted, without asking how far it is: even the question may have to wait. */
  prepare(name: string, fragment: () => string): void {
    if (this.#kept.has(name)) return;
    this.#linkingOf(name, fragment, VERTEX_SHADER);
    this.#gl.flush();
  }

  /** The context is lost and all programs with it. */
  forget(): void {
    this.#kept.clear();
    this.#linking.clear();
  }

  #linkingOf(name: string, fragment: () => string, vertex: string): Linking {
    const linking = this.#linking.get(name) ?? this.#begin(vertex, fragment());
    this.#linking.set(name, linking);
    return linking;
  }

  #begin(vertex: string, fragment: string): Linking {
    const gl = this.#gl;
    const program = gl.createProgram();
    const shaders: WebGLShader[] = [];
    for (const [type, source] of [
      [gl.VERTEX_SHADER, vertex],
      [gl.FRAGMENT_SHADER, fragment],
    ] as const) {
      const shader = gl.createShader(type);
      if (!shader) continue;
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
      gl.deleteShader(shader);
      shaders.push(shader);
    }
    gl.linkProgram(program);
    return { program, shaders };
  }

  #finish(name: string, { program, shaders }: Linking): Program {
    const gl = this.#gl;
    this.#linking.delete(name);
    const uniforms = new Map<string, WebGLUniformLocation>();
    if (gl.isContextLost()) return { program, uniforms };
    if (!gl.getProgramParameter(program, gl.LINK_STATUS)) {
      const logs = shaders.map((shader) => gl.getShaderInfoLog(shader)).filter(Boolean);
      const log = gl.getProgramInfoLog(program);
      gl.deleteProgram(program);
      throw new Error(`The picture shader does not link: ${log} ${logs.join(' ')}`);
    }
    const count = gl.getProgramParameter(program, gl.ACTIVE_UNIFORMS) as number;
    for (let i = 0; i < count; i++) {
      const name = gl.getActiveUniform(program, i)?.name.replace('[0]', '');
      const location = name ? gl.getUniformLocation(program, name) : null;
      if (name && location) uniforms.set(name, location);
    }
    return { program, uniforms };
  }
}
