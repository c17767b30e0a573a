import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { sif } from '../src/sif/words';
import { HOST, IMAGE } from './demo';
import { journey } from './journey';
import { heading, make, seen, unique } from './steps';

const STUDENT = 'e175701';

journey('an image is taken along as one file', async (visit) => {
  const student = await visit();
  const { page, say } = student;
  await student.knownAs(STUDENT);

  await page.goto('/images?image=Not%20An%20Image');
  await seen(page.getByText(say(sif.imageRule)));
  await page.goto(`/images?image=${encodeURIComponent(IMAGE)}`);
  await seen(heading(student, sif.title));
  await seen(page.getByRole('heading', { name: say(sif.ofImage, { image: IMAGE }) }));
  const ready = page.getByText(say(sif.ready));
  const begin = page.getByRole('button', { name: say(sif.make), exact: true });
  await seen(ready.or(begin).first());
  if (await begin.isVisible()) {
    await begin.click();
  }
  await seen(ready, 60_000);
  await seen(page.getByText(`scp whalemountain_hello_1.sif ${STUDENT}@${HOST}:`));
  await page.getByLabel(say(sif.gpu)).check();
  await seen(page.getByText('apptainer run --nv whalemountain_hello_1.sif'));

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /[KM]iB/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('whalemountain_hello_1.sif');
  const hash = createHash('sha256')
    .update(readFileSync(await download.path()))
    .digest('hex');
  await seen(page.getByText(hash, { exact: true }));

  // The same from a container of the image.
  const { id } = await make(student, unique('sif'));
  await page.goto(`/containers/${id}`);
  await page.getByRole('button', { name: say(sif.title), exact: true }).click();
  await seen(page.getByText(hash, { exact: true }));
});
