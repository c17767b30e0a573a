import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { runner, steps, tokenFaults } from '../src/runner/words';
import { DRAIN_WORDS, fakeDrainedRunner, fakeGitlab, GITLAB } from './images';
import { journey } from './journey';
import { heading, seen } from './steps';

const STUDENT = 'e175703';
const NEW_TOKEN = 'glrt-aBcDeFgHiJkLmNoPqRst';

journey('whoever sets up a runner learns what is wrong, and where', async (visit) => {
  const student = await visit({
    expected: ['404 GET /api/v1/runner', '409 PUT /api/v1/runner', '422 PUT /api/v1/runner'],
  });
  const { page, say } = student;
  await student.knownAs(STUDENT);
  await page.goto('/runner');
  await seen(heading(student, runner.title));
  const token = page.locator('#runner-token');
  const submit = page.getByRole('button', { name: say(steps.submit), exact: true });
  expect(await token.getAttribute('type')).toBe('password');

  // What people take for the token is told at the field, and sent nowhere.
  for (const [text, fault] of [
    ['', tokenFaults.empty],
    ['GR1348941aBcDeFgHiJkLmNoPqRst', tokenFaults.registration],
    ['glpat-aBcDeFgHiJkLmNoPqRst', tokenFaults.personal],
  ] as const) {
    await token.fill(text);
    await submit.click();
    await seen(page.locator('#runner-token-hint').getByText(say(fault)));
  }

  // The demo knows no GitLab of a department, so the address is missing, and no host of it builds.
  await token.fill(NEW_TOKEN);
  await submit.click();
  await seen(page.locator('#gitlab-address-hint .pf-m-error'));
  await page.locator('#gitlab-address').fill('https://gitlab.example.ac.jp');
  await submit.click();
  const refusal = page.locator('form .pf-v6-c-alert');
  await seen(refusal);
  expect(await refusal.textContent()).not.toMatch(/no-capacity|409/);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: say(steps.download), exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('gitlab-ci.yml');
  const file = readFileSync(await download.path(), 'utf8');
  expect(file).toContain(`"${STUDENT}/`);
  expect(/[ぁ-ん]/.test(file)).toBe(student.language === 'ja');
});

journey(
  "the department's GitLab is filled in, and a runner's end is told before",
  async (visit) => {
    const student = await visit({ expected: ['404 GET /api/v1/runner'] });
    const { page, say } = student;
    await student.knownAs(STUDENT);
    await fakeGitlab(student);
    await page.goto('/runner');
    await seen(page.getByRole('link', { name: GITLAB, exact: true }));
    await seen(page.getByText(say(steps.addressLeftOut, { url: GITLAB })));
    expect(await page.locator('#gitlab-address').inputValue()).toBe(GITLAB);
    // What was emptied stays empty.
    await page.locator('#gitlab-address').fill('');
    expect(await page.locator('#gitlab-address').inputValue()).toBe('');

    await fakeDrainedRunner(student);
    await page.goto('/runner');
    const notice = page.locator('.pf-v6-c-alert.pf-m-warning');
    await seen(notice.getByText(say(runner.draining)));
    await seen(notice.getByText(say(DRAIN_WORDS)));
  },
);
