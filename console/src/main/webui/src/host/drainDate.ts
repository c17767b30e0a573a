/** A moment as a field for date and time shows it, in the viewer's own zone. */
export function toLocal(at: string): string {
  const date = new Date(at);
  const shifted = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}

/** The moment that was chosen in the viewer's own zone; nothing where none was. */
export function fromLocal(chosen: string): string | undefined {
  const date = new Date(chosen);
  return chosen === '' || Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
