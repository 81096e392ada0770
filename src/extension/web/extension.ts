export function activate(): void {
  // Nothing yet.
}

export function deactivate(): void {
  // Nothing yet.
}
