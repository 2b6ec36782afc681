import { fragmentShader, vertexShader } from './shaders.ts';

const uniformNames = [
  'middle',
  'scale',
  'size',
  'alpha',
  'faintAlpha',
  'someMarked',
  'someFocused',
  'brightPass',
  'edge',
] as const;

/** The compiled shaders and where their uniforms are. */
export interface Program {
  readonly program: WebGLProgram;
  readonly at: Readonly<Record<(typeof uniformNames)[number], WebGLUniformLocation | null>>;
}

/** @throws Error with the compiler's words, which only a broken driver causes */
export function compile(gl: WebGL2RenderingContext): Program {
  const program = gl.createProgram();
  gl.attachShader(program, shader(gl, gl.VERTEX_SHADER, vertexShader));
  gl.attachShader(program, shader(gl, gl.FRAGMENT_SHADER, fragmentShader));
  gl.linkProgram(program);
  if (gl.getProgramParameter(program, gl.LINK_STATUS) !== true && !gl.isContextLost()) {
    throw new Error(gl.getProgramInfoLog(program) ?? 'The shaders cannot be linked.');
  }
  const entries = uniformNames.map(name => [name, gl.getUniformLocation(program, name)] as const);
  return { program, at: Object.fromEntries(entries) as Program['at'] };
}

function shader(gl: WebGL2RenderingContext, type: number, source: string): WebGLShader {
  const compiled = gl.createShader(type);
  if (compiled === null) throw new Error('The context was lost.');
  gl.shaderSource(compiled, source);
  gl.compileShader(compiled);
  if (gl.getShaderParameter(compiled, gl.COMPILE_STATUS) !== true && !gl.isContextLost()) {
    throw new Error(gl.getShaderInfoLog(compiled) ?? 'A shader cannot be compiled.');
  }
  return compiled;
}
