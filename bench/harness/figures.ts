/** Numbers as the table shows them. */

export function seconds(value: number): string {
  return value < 1 ? `${Math.round(value * 1000)} ms` : `${value.toFixed(value < 10 ? 2 : 1)} s`;
}

/** `units` in `time` seconds, as a whole number a second. */
export function perSecond(units: number, time: number, unit: string): string {
  return `${whole(units / time)} ${unit}/s`;
}

export function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

export function megabytes(bytes: number): string {
  return `${whole(bytes / 1e6)} MB`;
}
