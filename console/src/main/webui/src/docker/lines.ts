import type { Shell } from '../token/lines';

/** How the command is told where to go: by the terminal's environment, or by a context of its own. */
export type Way = 'context' | 'environment';

export interface DockerLines {
  /** Once on each PC. */
  configuration: string;
  first: string;
}

const NAME = 'whalemountain';

/**
 * What makes the stock docker command work with this console. The token comes from `WM_TOKEN`.
 * All of it lies in a folder of its own: docker sends the header to whatever engine it talks to.
 */
export function dockerLines(origin: string, image: string, shell: Shell, way: Way): DockerLines {
  const address = dockerAddress(origin);
  const isTls = origin.startsWith('https:');
  const { folder, store, trust, environment } = shell === 'bash' ? BASH : POWERSHELL;
  const docker = way === 'context' ? `docker --config ${folder}` : 'docker';
  const endpoint = isTls ? `host=${address},ca=${IN_HOME[shell]}ca.pem` : `host=${address}`;
  const run = `${docker} run --rm -it ${image} sh`;
  return {
    configuration: [
      store,
      ...(isTls ? [trust] : []),
      ...(way === 'context'
        ? [
            `${docker} context create ${NAME} --docker "${endpoint}"`,
            `${docker} context use ${NAME}`,
          ]
        : []),
    ].join('\n'),
    first: way === 'context' ? run : `${environment(address, isTls)}\n${run}`,
  };
}

/** With its port, which docker takes to be 2375 where it is left out. */
export function dockerAddress(origin: string): string {
  const { protocol, hostname, port } = new URL(origin);
  return `tcp://${hostname}:${port || (protocol === 'https:' ? 443 : 80)}/docker`;
}

/** Where a shell does not read `~`. */
const IN_HOME = {
  bash: `$HOME/.${NAME}/`,
  powershell: `$HOME\\.${NAME}\\`,
};

// Docker looks at no list of the system's: whom it trusts stands in ca.pem, on Linux and macOS in one of these files.
const BASH = {
  folder: `~/.${NAME}`,
  store: `(umask 077; mkdir -p ~/.${NAME}; printf '{"HttpHeaders":{"Authorization":"Bearer %s"}}' "$WM_TOKEN" > ~/.${NAME}/config.json)`,
  trust: `cat /etc/ssl/certs/ca-certificates.crt /etc/ssl/cert.pem > ~/.${NAME}/ca.pem 2> /dev/null`,
  environment: (address: string, isTls: boolean) =>
    `export DOCKER_CONFIG=~/.${NAME} DOCKER_HOST=${address}${isTls ? ' DOCKER_TLS_VERIFY=1' : ''}`,
};

// In ASCII, because Windows PowerShell would begin a file in UTF-8 with a mark that JSON does not know.
const POWERSHELL = {
  folder: `"$HOME\\.${NAME}"`,
  store: `$null = mkdir -Force "$HOME\\.${NAME}"; '{"HttpHeaders":{"Authorization":"Bearer ' + $env:WM_TOKEN + '"}}' | Set-Content -Encoding ascii "$HOME\\.${NAME}\\config.json"`,
  trust: `Get-ChildItem Cert:\\LocalMachine\\Root, Cert:\\CurrentUser\\Root | ForEach-Object { '-----BEGIN CERTIFICATE-----', [Convert]::ToBase64String($_.RawData, 'InsertLineBreaks'), '-----END CERTIFICATE-----' } | Set-Content -Encoding ascii "$HOME\\.${NAME}\\ca.pem"`,
  environment: (address: string, isTls: boolean) =>
    `$env:DOCKER_CONFIG = "$HOME\\.${NAME}"; $env:DOCKER_HOST = '${address}'${isTls ? "; $env:DOCKER_TLS_VERIFY = '1'" : ''}`,
};
