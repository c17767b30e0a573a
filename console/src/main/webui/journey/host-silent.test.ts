import { status } from '../src/part/words';
import { signal, startDemo } from './demo';
import { journey } from './journey';
import { choose, make, openList, row, seen, shows, unique, until } from './steps';

journey('a host dies and returns while the page is open', async (visit) => {
  const student = await visit({ expected: ['503 POST /api/v1/containers/'] });
  const { page, say } = student;
  const name = unique('lasting');
  await openList(student, 'e175702');
  const container = await make(student, name);
  await shows(student, name, 'running');
  let loads = 0;
  page.on('load', () => loads++);

  signal('docker-agent', 'SIGKILL');
  try {
    await shows(student, name, 'unknown');
    // Since when, and what still works, in words.
    const [beginning] = say(status.silent, { host: container.host }).split('{age}');
    await seen(row(student, name).getByText(beginning ?? '?'));
    await page.getByRole('link', { name, exact: true }).isEnabled();
  } finally {
    await startDemo();
  }
  await shows(student, name, 'running');
  await choose(student, name, 'stop');
  await shows(student, name, 'stopped');
  await until(() => loads, 0);
});
