/** What VS Code gives to the page of a webview; it can be acquired once. */
export interface VsCodeApi {
  postMessage(message: unknown): void;
  /** What `setState` was last given, also after the page was reloaded. */
  getState(): unknown;
  setState(state: unknown): void;
}

declare global {
  function acquireVsCodeApi(): VsCodeApi;
}
