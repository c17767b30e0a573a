import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { create } from '../src/create/words';
import { details, images, refreshing, removal, sharing } from '../src/image/words';
import { common, states } from '../src/text/words';
import { ADMIN } from './demo';
import { bringIn, takeAway } from './images';
import { journey } from './journey';
import { gone, heading, make, row, seen, shows, unique, until } from './steps';
import type { Visitor } from './visitor';

const OWNER = 'e175701';
const OTHER = 'e175702';
const DESCRIPTION = `# Notebook for **class 3**

Port \`8888\`. <img src=x onerror="alert(1)"> [script](javascript:alert(2))

![plan](https://pictures.example/plan.png) [project](https://gitlab.example.ac.jp/${OWNER}/app)
`;

journey('an image is described, shared, used by another, taken back and deleted', async (visit) => {
  const owner = await visit({ expected: ['409 DELETE /api/v1/images/'] });
  const other = await visit({ expected: ['404 GET /api/v1/images/'] });
  const admin = await visit();
  const { page, say } = owner;
  const app = `app-${randomBytes(4).toString('hex')}:1`;
  const name = `${OWNER}/${app}`;
  await owner.knownAs(OWNER);
  await other.knownAs(OTHER);
  await admin.knownAs(ADMIN);
  await page.goto(`/images?q=${app.split(':')[0]}`);
  await seen(heading(owner, images.title));
  await seen(page.getByText(say(states.noMatch)));

  const id = await bringIn(OWNER, app);
  try {
    // The list that is open learns of it by itself.
    await admin.page.goto('/admin/hosts');
    await press(admin, admin.say(refreshing.button));
    await seen(row(owner, name));
    await other.page.goto(`/images/${id}`);
    await seen(other.page.getByText(other.say(states.missing)));

    await page.getByRole('link', { name, exact: true }).click();
    await seen(heading(owner, [name, name]));
    await seen(page.getByText(id, { exact: true }));
    await seen(page.getByText(say(images.isPrivate), { exact: true }));
    await describe(owner);
    await share(owner, 'share');
    await seen(page.getByText(say(images.isShared), { exact: true }).first());

    // Somebody else finds it by its description, and makes a container of it.
    await other.page.goto('/images/shared');
    await other.page.getByLabel(other.say(images.search)).first().fill('CLASS 3');
    const found = row(other, name);
    await seen(found);
    await seen(found.getByText('Notebook for class 3', { exact: true }));
    await seen(found.getByText(OWNER, { exact: true }));
    await found.getByRole('link', { name: other.say(images.createOf, { name }) }).click();
    const field = other.page.locator('#image');
    await until(() => field.inputValue(), name);
    const container = unique('use');
    await other.page.locator('#name').fill(container);
    await press(other, other.say(create.submit));
    await shows(other, container, 'running');

    // While it is used, it stays.
    await press(owner, say(common.delete));
    const dialog = page.getByRole('dialog');
    await seen(dialog.getByText(say(removal.question, { name })));
    await dialog.getByRole('button', { name: say(common.delete), exact: true }).click();
    await seen(dialog.locator('.pf-v6-c-alert').getByText(new RegExp(OTHER)));
    await dialog.getByRole('button', { name: say(common.cancel), exact: true }).click();

    // Taken back, it leaves the list that the other has open; what runs goes on.
    await other.page.goto('/images/shared');
    await seen(row(other, name));
    await share(owner, 'unshare');
    await gone(row(other, name));
    await expect(make(other, unique('late'), { image: name })).rejects.toThrow(/: 404 /);
    await other.page.goto('/containers');
    await shows(other, container, 'running');
    await deleteContainers(other);

    await press(owner, say(common.delete));
    await dialog.getByRole('button', { name: say(common.delete), exact: true }).click();
    await seen(page.getByText(say(removal.done, { name })).first());
    await seen(heading(owner, images.title));
    await gone(row(owner, name));
  } finally {
    await takeAway(OWNER, app);
  }
});

function press({ page }: Visitor, name: string): Promise<void> {
  return page.getByRole('button', { name, exact: true }).click();
}

/** Writes what a description may not do, looks at it before, and saves it. */
async function describe(owner: Visitor): Promise<void> {
  const { page, say } = owner;
  await press(owner, say(details.editWhat));
  await page.getByLabel(say(details.text)).and(page.locator('textarea')).fill(DESCRIPTION);
  for (const step of [details.preview, details.save]) {
    await press(owner, say(step));
    await seen(page.getByRole('heading', { level: 3, name: 'Notebook for class 3' }));
    await seen(page.getByText('<img src=x onerror="alert(1)">'));
    const project = page.getByRole('link', { name: 'project', exact: true });
    expect(await project.getAttribute('rel')).toBe('nofollow noopener noreferrer');
    expect(await page.getByRole('link', { name: 'script' }).count()).toBe(0);
    await seen(page.getByRole('link', { name: say(details.picture, { text: 'plan' }) }));
    expect(await page.locator('.wm-markdown img').count()).toBe(0);
  }
  await seen(page.getByText(say(details.saved)).first());
}

async function share(owner: Visitor, verb: 'share' | 'unshare'): Promise<void> {
  await press(owner, owner.say(sharing[verb]));
  const dialog = owner.page.getByRole('dialog');
  await seen(dialog.getByText(owner.say(sharing[`${verb}Text`])));
  await dialog.getByRole('button', { name: owner.say(sharing[verb]), exact: true }).click();
  await gone(dialog);
}

async function deleteContainers(visitor: Visitor): Promise<void> {
  for (const { id } of (await visitor.done('GET', '/containers')) as { id: string }[]) {
    await visitor.done('DELETE', `/containers/${id}`);
  }
}
