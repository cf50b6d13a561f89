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

/** Programs by name, linked when first asked for; the last few used are kept. */
export class Programs {
  readonly #gl: WebGL2RenderingContext;
  /** Least recently used first. */
  readonly #kept = new Map<string, Program>();

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
  }

  /** Throws where the shaders do not link. */
  get(name: string, fragment: () => string, vertex = VERTEX_SHADER): Program {
    const program = this.#kept.get(name) ?? this.#link(vertex, fragment());
    this.#kept.delete(name);
    this.#kept.set(name, program);
    for (const [oldest, stale] of this.#kept) {
      if (this.#kept.size <= KEPT) break;
      this.#gl.deleteProgram(stale.program);
      this.#kept.delete(oldest);
    }
    return program;
  }

  /** The context is lost and all programs with it. */
  forget(): void {
    this.#kept.clear();
  }

  #link(vertex: string, fragment: string): Program {
    const gl = this.#gl;
    const program = gl.createProgram();
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
    }
    gl.linkProgram(program);
    const uniforms = new Map<string, WebGLUniformLocation>();
    if (gl.isContextLost()) return { program, uniforms };
    if (!gl.getProgramParameter(program, gl.LINK_STATUS)) {
      const shaders = gl.getAttachedShaders(program) ?? [];
      const logs = shaders.map((shader) => gl.getShaderInfoLog(shader)).filter(Boolean);
      throw new Error(`The picture shader does not link: ${gl.getProgramInfoLog(program)} ${logs.join(' ')}`);
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
