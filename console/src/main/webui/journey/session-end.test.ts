import { file } from '../src/file/words';
import { one } from '../src/one/words';
import { login } from '../src/session/words';
import { terminal } from '../src/terminal/words';
import { journey } from './journey';
import { fillInLogin, gone, make, openList, seen, unique, until } from './steps';
import { screenSays, typeLine } from './terminal';

journey('the session ends in mid-work', async (visit) => {
  const student = await visit({ expected: ['401 ', 'error: WebSocket connection to '] });
  const { page, say } = student;
  const name = unique('work');
  await openList(student, 'e175701');
  const container = await make(student, name);
  await page.goto(`/containers/${container.id}/terminal`);
  await typeLine(student, name, 'echo before=$((20+3))');
  await screenSays(student, 'before=23');
  await page.getByRole('tab', { name: say(one.files), exact: true }).click();
  const folder = page.getByLabel(say(file.folder)).first();
  await folder.fill('/tmp/half typed');

  // The same session, ended elsewhere.
  await student.done('DELETE', '/session');
  const dialog = page.getByRole('dialog', { name: say(login.ended) });
  await seen(dialog);
  await fillInLogin(student, 'e175701', 'e175701-demo');
  await gone(dialog);

  await until(() => new URL(page.url()).pathname, `/containers/${container.id}/files`);
  await until(() => folder.inputValue(), '/tmp/half typed');
  await page.getByRole('tab', { name: say(one.terminal), exact: true }).click();
  await gone(page.getByText(say(terminal.sessionEnded)));
  await screenSays(student, say(terminal.anew));
  await typeLine(student, name, 'echo after=$((20+4))');
  await screenSays(student, 'after=24');
});
