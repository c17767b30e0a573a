/** Where the file goes and how it runs. */
export interface Run {
  fileName: string;
  account: string;
  host: string;
  withGpus: boolean;
}

/** To copy the file to a blade, to log in there, and to run it. */
export function commands({ fileName, account, host, withGpus }: Run): [string, string, string] {
  const there = `${account}@${host}`;
  return [
    `scp ${fileName} ${there}:`,
    `ssh ${there}`,
    `apptainer run ${withGpus ? '--nv ' : ''}${fileName}`,
  ];
}

/** The address of an image's file at the console. */
export function addressOf(image: string, compression: string, host: string | undefined): string {
  const query = new URLSearchParams({ compression, ...(host ? { host } : {}) });
  return `/api/v1/images/${encodeURIComponent(image)}/singularity?${query}`;
}
