import { expect } from 'vitest';
import { list } from '../src/container/words';
import { status } from '../src/part/words';
import { ask, HOST } from './demo';
import { journey } from './journey';
import { heading, row, seen, until } from './steps';
import type { Visitor } from './visitor';

const OWNER = 'e175703';
const COUNT = 500;
const IDS = '01900000-0000-7000-8000-';
const MOST_BYTES = 300_000;

/** Records that look like running containers and that no look at the host touches: it is too early. */
function seed(): void {
  unseed();
  ask(`INSERT INTO container (id, account, name, full_name, live_name, host, image, environments, ports,
      command, gpus, cpus, memory_mib, wanted, status, status_since, container_id, network_id,
      created_at, started_at, seen_at, confirmed_at, misses, touched_at, version)
    SELECT CONCAT('${IDS}', LPAD(HEX(seq), 12, '0')), '${OWNER}', CONCAT('many-', LPAD(seq, 3, '0')),
      CONCAT('${OWNER}-many-', seq), CONCAT('${OWNER}-many-', seq), '${HOST}', 'whalemountain/hello:1',
      '[]', '[]', '[]', '[]', 0.5, 64, 'RUNNING', 'RUNNING', UTC_TIMESTAMP() - INTERVAL 9 DAY,
      SHA2(seq, 256), SHA2(-seq, 256), UTC_TIMESTAMP() - INTERVAL 9 DAY, UTC_TIMESTAMP() - INTERVAL 9 DAY,
      UTC_TIMESTAMP(), UTC_TIMESTAMP() - INTERVAL 9 DAY, 0, '2100-01-01', 0
    FROM seq_1_to_${COUNT}`);
}

function unseed(): void {
  ask(`DELETE FROM container WHERE id LIKE '${IDS}%'`);
}

journey('500 containers are in the list', async (visit) => {
  const student = await visit();
  const { page, say } = student;
  await student.knownAs(OWNER);
  seed();
  try {
    const bytes = await countBytes(student);
    await page.addInitScript(timeOfFirstRow);
    await page.goto('/containers');
    await seen(heading(student, list.title));
    await seen(row(student, 'many-001').or(row(student, 'many-500')).first());
    const painted = await page.evaluate(() => window.whalemountainFirstRow);
    const loaded = bytes();
    console.log(
      `figure: ${COUNT} containers, first rows painted after ${Math.round(await painted)} ms, ` +
        `${Math.round(loaded.page / 1000)} kB page and ${Math.round(loaded.calls / 1000)} kB data loaded`,
    );
    expect(loaded.page, 'bytes of the page, compressed').toBeLessThan(MOST_BYTES);

    const name = (await page.getByRole('row').getByRole('link').first().textContent()) ?? '';
    await watchRows(student);
    ask(`UPDATE container SET status = 'STOPPED', status_since = UTC_TIMESTAMP(), version = version + 1
      WHERE account = '${OWNER}' AND name = '${name}'`);
    await seen(row(student, name).getByText(say(status.stopped), { exact: true }));
    expect(await page.evaluate(() => window.whalemountainRows)).toEqual([name]);

    const filter = page.getByRole('textbox', { name: say(list.searchWhat) });
    await filter.fill('many-321');
    await until(() => page.getByRole('row').getByRole('link').allTextContents(), ['many-321']);
  } finally {
    unseed();
  }
});

declare global {
  interface Window {
    whalemountainFirstRow: Promise<number>;
    whalemountainRows: string[];
  }
}

/** Milliseconds from the beginning of the navigation until rows are on the screen. */
function timeOfFirstRow(): void {
  window.whalemountainFirstRow = new Promise((resolve) => {
    const look = () =>
      document.querySelector('tbody tr')
        ? requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))
        : requestAnimationFrame(look);
    look();
  });
}

/** From now on, the names in rows of which anything changes. */
function watchRows({ page }: Visitor): Promise<void> {
  return page.locator('tbody').evaluate((body) => {
    window.whalemountainRows = [];
    const note = (node: Node) => {
      const element = node instanceof Element ? node : node.parentElement;
      const name =
        element?.closest('tr')?.querySelector('a')?.textContent ?? String(element?.tagName);
      if (!window.whalemountainRows.includes(name)) {
        window.whalemountainRows.push(name);
      }
    };
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        note(target);
      }
    }).observe(body, { subtree: true, childList: true, characterData: true, attributes: true });
  });
}

/** What came over the wire from now on, answers of the API apart. */
async function countBytes({ context, page }: Visitor) {
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  const addresses = new Map<string, string>();
  const loaded = { page: 0, calls: 0 };
  devtools.on('Network.responseReceived', ({ requestId, response }) => {
    addresses.set(requestId, new URL(response.url).pathname);
  });
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const isCall = addresses.get(requestId)?.startsWith('/api/');
    loaded[isCall ? 'calls' : 'page'] += encodedDataLength;
  });
  return () => loaded;
}
