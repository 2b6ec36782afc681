import type { Disposable } from 'vscode';

/** Disposables that end together. */
export class DisposableStore implements Disposable {
  private readonly items = new Set<Disposable>();

  /** Returns its argument, so that a thing can be made and kept in one expression. */
  add<T extends Disposable>(item: T): T {
    this.items.add(item);
    return item;
  }

  dispose(): void {
    for (const item of this.items) item.dispose();
    this.items.clear();
  }
}
