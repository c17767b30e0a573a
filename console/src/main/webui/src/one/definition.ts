import type { Container } from '../api/model';

/** What one would ask for to have the same container again, as `POST /api/v1/containers` takes it. */
export function definition(container: Container) {
  const { name, image, environments, ports, command, gpus, cpus, memoryMiB, host } = container;
  const { entrypoint, user, workingDirectory, labels } = container;
  return {
    name,
    image,
    environments,
    guestPorts: ports.map(({ guest }) => guest),
    command,
    gpus: gpus.length,
    cpus,
    memoryMiB,
    host,
    ...(entrypoint.length > 0 ? { entrypoint } : {}),
    ...(user === null ? {} : { user }),
    ...(workingDirectory === null ? {} : { workingDirectory }),
    ...(Object.keys(labels).length > 0 ? { labels } : {}),
  };
}

export function asJson(container: Container): string {
  return JSON.stringify(definition(container), null, 2);
}

/** All of it as lines `name: value`, to be put into a mail or a report. */
export function asText(container: Container): string {
  const { ports, environments, labels, entrypoint, command, gpus } = container;
  const lines: [string, string | number | null][] = [
    ['name', container.name],
    ['full name', container.fullName],
    ['owner', container.owner],
    ['image', container.image],
    ['host', container.host],
    ['status', container.status],
    ...ports.map(({ guest, address }): [string, string] => ['port', `${guest} -> ${address}`]),
    ...environments.map((environment): [string, string] => ['environment', environment]),
    ...Object.entries(labels).map(([key, value]): [string, string] => ['label', `${key}=${value}`]),
    ['entrypoint', entrypoint.length > 0 ? shellWords(entrypoint) : null],
    ['command', command.length > 0 ? shellWords(command) : null],
    ['user', container.user],
    ['working directory', container.workingDirectory],
    ['cpus', container.cpus],
    ['memory MiB', container.memoryMiB],
    ...gpus.map((gpu): [string, string] => ['gpu', gpu]),
    ['network', container.networkName],
    ['id', container.id],
    ['container id', container.containerId],
    ['network id', container.networkId],
    ['created', container.createdAt],
    ['started', container.startedAt],
  ];
  return lines
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

/** A command as one would type it in a shell. */
export function shellWords(command: readonly string[]): string {
  return command
    .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`))
    .join(' ');
}
