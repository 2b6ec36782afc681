/** Under which name the key of a host is kept; it is sent to no other. */
export function keyName(host: string): string {
  return `endpoint-key:${host}`;
}
