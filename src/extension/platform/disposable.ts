import type * as vscode from 'vscode';

/** Something with a lifetime: whatever it registers is disposed with it, in reverse order. */
export abstract class Disposable implements vscode.Disposable {
  private readonly owned: vscode.Disposable[] = [];
  private disposed = false;

  protected register<T extends vscode.Disposable>(item: T): T {
    if (this.disposed) item.dispose();
    else this.owned.push(item);
    return item;
  }

  get isDisposed(): boolean {
    return this.disposed;
  }

  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    for (const item of this.owned.splice(0).reverse()) item.dispose();
  }
}

/** Joins disposables that belong to one feature. */
export function disposeAll(items: readonly vscode.Disposable[]): vscode.Disposable {
  return {
    dispose: () => {
      for (const item of [...items].reverse()) item.dispose();
    },
  };
}
