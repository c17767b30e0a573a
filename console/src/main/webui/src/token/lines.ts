import type { Sentence } from '../text/sentence';
import { lines as words } from './words';

/** Which shell a line is for. PowerShell's own `curl` is another program, so it asks for curl.exe. */
export type Shell = 'bash' | 'powershell';

export interface Line {
  title: Sentence;
  text: string;
}

/** Stands where the id of a container belongs. */
export const NO_CONTAINER = 'CONTAINER-ID';

const NEW_CONTAINER = { name: 'web', image: 'nginx:alpine', guestPorts: [80] };
const COMMAND = { command: ['uname', '-a'] };

/** Reads the token without leaving it on the screen or in the shell's history. */
export function tokenLine(shell: Shell): string {
  return shell === 'bash'
    ? 'read -rs WM_TOKEN && export WM_TOKEN'
    : '$env:WM_TOKEN = [Net.NetworkCredential]::new("", (Read-Host -AsSecureString)).Password';
}

/** Lines that do from a terminal what the page does; the token comes from the environment. */
export function curlLines(origin: string, container: string, shell: Shell): Line[] {
  const all = `${origin}/api/v1/containers`;
  const one = `${all}/${container}`;
  const get = (address: string, options = '') => `${call(shell)}${options} "${address}"`;
  const send = (address: string, body: unknown) => withBody(shell, address, JSON.stringify(body));
  return [
    { title: words.list, text: get(all) },
    { title: words.create, text: send(all, NEW_CONTAINER) },
    { title: words.exec, text: send(`${one}/exec`, COMMAND) },
    { title: words.send, text: get(`${one}/files`, ' -F path=/tmp -F file=@data.csv') },
    { title: words.fetch, text: get(`${one}/files?path=/tmp/data.csv`, ' -o data.csv') },
    { title: words.logs, text: get(`${one}/logs?tail=100`) },
    { title: words.stop, text: get(`${one}/stop`, ' -X POST') },
    { title: words.start, text: get(`${one}/start`, ' -X POST') },
    { title: words.delete, text: get(one, ' -X DELETE') },
  ];
}

function call(shell: Shell): string {
  return shell === 'bash'
    ? 'curl -H "Authorization: Bearer $WM_TOKEN"'
    : 'curl.exe -H "Authorization: Bearer $env:WM_TOKEN"';
}

function withBody(shell: Shell, address: string, json: string): string {
  const type = ` -H "Content-Type: application/json"`;
  // Windows PowerShell takes the quotes out of arguments, but not out of what is piped.
  return shell === 'bash'
    ? `${call(shell)}${type} -d '${json}' "${address}"`
    : `'${json}' | ${call(shell)}${type} -d "@-" "${address}"`;
}
