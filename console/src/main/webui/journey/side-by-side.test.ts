import { expect } from 'vitest';
import { states } from '../src/text/words';
import { journey } from './journey';
import { heading, make, openList, remove, row, seen, shows, unique } from './steps';

journey('two students have containers of one name', async (visit) => {
  const hanako = await visit();
  const taro = await visit({ expected: ['404 GET /api/v1/containers/'] });
  const name = unique('web');
  const hers = await makeAs(hanako, 'e175701', name);
  const his = await makeAs(taro, 'e175702', name);

  await shows(hanako, name, 'running');
  await shows(taro, name, 'running');
  expect(await row(hanako, name).count(), 'hers alone').toBe(1);
  expect(await row(taro, name).count(), 'his alone').toBe(1);
  const links = (visitor: typeof taro) =>
    visitor.page
      .locator('main a[href^="/containers/0"]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(await links(hanako)).not.toContain(`/containers/${his.id}`);
  expect(await links(taro)).not.toContain(`/containers/${hers.id}`);

  for (const part of ['', '/terminal', '/files', '/logs']) {
    await taro.page.goto(`/containers/${hers.id}${part}`);
    await seen(heading(taro, states.missing));
    expect(await taro.page.content(), 'nothing of hers').not.toContain(hers.fullName);
  }
  // What she has is not touched by what he does with his.
  await remove(taro, his);
  await taro.page.goto('/containers');
  await shows(hanako, name, 'running');
});

async function makeAs(visitor: Parameters<typeof make>[0], account: string, name: string) {
  await openList(visitor, account);
  return make(visitor, name);
}
