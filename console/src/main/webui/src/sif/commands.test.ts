import { expect, test } from 'vitest';
import { addressOf, commands } from './commands';

const RUN = { fileName: 'e175701_app_1.sif', account: 'e175702', host: 'blade1', withGpus: false };

test('three commands bring the file to a blade and run it', () => {
  expect(commands(RUN)).toEqual([
    'scp e175701_app_1.sif e175702@blade1:',
    'ssh e175702@blade1',
    'apptainer run e175701_app_1.sif',
  ]);
  expect(commands({ ...RUN, withGpus: true })[2]).toBe('apptainer run --nv e175701_app_1.sif');
});

test('a reference stands in the address as one part', () => {
  expect(addressOf('e175701/app:1', 'zstd', 'blade1')).toBe(
    '/api/v1/images/e175701%2Fapp%3A1/singularity?compression=zstd&host=blade1',
  );
  expect(addressOf('sha256:ab', 'gzip', undefined)).toBe(
    '/api/v1/images/sha256%3Aab/singularity?compression=gzip',
  );
});
