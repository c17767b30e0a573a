/** How a container is called on its host: hyphens of the account are doubled. */
export function fullName(account: string, name: string): string {
  return `${account.replaceAll('-', '--')}-${name}`;
}
