/**
 * A point is a disc in the colour of its cluster. In the first pass all are drawn; when some are
 * marked or their cluster is in focus, the first pass draws the others, faint, and the second those.
 */
export const vertexShader = `#version 300 es
layout(location = 0) in vec2 place;
layout(location = 1) in uint cluster;
layout(location = 2) in uint marked;
uniform vec2 middle;
uniform vec2 scale;
uniform float size;
uniform float alpha;
uniform float faintAlpha;
uniform bool someMarked;
uniform bool someFocused;
uniform bool brightPass;
uniform sampler2D palette;
flat out vec4 colour;

void main() {
  ivec2 at = ivec2(int(cluster) % 256, int(cluster) / 256);
  vec4 shade = texelFetch(palette, at, 0);
  bool bright = (!someMarked || marked != 0u) && (!someFocused || shade.a > 0.75);
  bool shown = bright == brightPass && shade.a > 0.25;
  gl_Position = shown ? vec4((place - middle) * scale, 0.0, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
  gl_PointSize = size;
  colour = vec4(shade.rgb, bright ? alpha : faintAlpha);
}`;

export const fragmentShader = `#version 300 es
precision mediump float;
flat in vec4 colour;
out vec4 pixel;
uniform float edge;

void main() {
  float distance = length(gl_PointCoord - 0.5) * 2.0;
  float alpha = colour.a * (1.0 - smoothstep(1.0 - edge, 1.0, distance));
  pixel = vec4(colour.rgb * alpha, alpha);
}`;
