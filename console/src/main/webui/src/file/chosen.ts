/** The files with more chosen; of the same name the later one counts. */
export function withMore(chosen: readonly File[], more: readonly File[]): File[] {
  const names = new Set(more.map(({ name }) => name));
  return [...chosen.filter(({ name }) => !names.has(name)), ...more];
}

interface Dropped {
  files: File[];
  /** Names of folders: a browser gives their names, and no bytes. */
  folders: string[];
}

/** What was dropped; to be called while the event is handled, as its items are gone afterwards. */
export function dropped(transfer: DataTransfer): Dropped {
  const result: Dropped = { files: [], folders: [] };
  for (const item of transfer.items) {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null;
    const file = item.kind === 'file' ? item.getAsFile() : null;
    if (entry?.isDirectory) {
      result.folders.push(entry.name);
    } else if (file) {
      result.files.push(file);
    }
  }
  return result;
}

/** The first file that is not there any more as it was chosen; reads one byte of each. */
export async function unreadable(files: readonly File[]): Promise<File | undefined> {
  for (const file of files) {
    try {
      await file.slice(0, 1).arrayBuffer();
    } catch {
      return file;
    }
  }
  return undefined;
}

export function totalBytes(files: readonly File[]): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}

/** The last part of a path, for the browser to save under. */
export function nameOf(path: string): string {
  return path.split('/').filter(Boolean).at(-1) ?? 'container';
}
