import { Title } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import type { StatsSample } from '../api/model';
import { useText } from '../text/TextContext';
import { highest, type Pick, type Point } from './history';
import { plot as words } from './words';

interface Row {
  what: string;
  now: number | null;
  most: Pick | undefined;
  limit: string;
  tell: (value: number) => string;
}

const MIB = 1024 ** 2;

/** The same as the charts, to be read. */
export function Numbers({ sample, points }: { sample: StatsSample; points: readonly Point[] }) {
  const { say } = useText();
  const rows = useRows(sample, points.at(-1));
  const told = (value: number | null, tell: Row['tell']) =>
    value === null ? say(words.unknown) : tell(value);
  return (
    <section aria-labelledby="numbers">
      <Title headingLevel="h2" size="md" id="numbers">
        {say(words.numbers)}
      </Title>
      <Table variant="compact" aria-labelledby="numbers">
        <Thead>
          <Tr>
            <Th>{say(words.what)}</Th>
            <Th>{say(words.now)}</Th>
            <Th>{say(words.highest)}</Th>
            <Th>{say(words.limit)}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {rows.map(({ what, now, most, limit, tell }) => (
            <Tr key={what}>
              <Th scope="row" dataLabel={say(words.what)}>
                {what}
              </Th>
              <Td dataLabel={say(words.now)}>{told(now, tell)}</Td>
              <Td dataLabel={say(words.highest)}>
                {most ? told(highest(points, most), tell) : '–'}
              </Td>
              <Td dataLabel={say(words.limit)}>{limit}</Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </section>
  );
}

function useRows(sample: StatsSample, last: Point | undefined): Row[] {
  const { say, decimal, bytes } = useText();
  const percent = (value: number) => say(words.percent, { value: decimal(value) });
  const rate = (value: number) => say(words.perSecond, { size: bytes(value) });
  const row = (what: string, most: Pick, limit: string, tell: Row['tell']): Row => ({
    what,
    now: last ? most(last) : null,
    most,
    limit,
    tell,
  });
  const cpus = say(words.cpus, { cpus: decimal(sample.cpus) });
  return [
    row(say(words.cpu), (point) => point.cpuPercent, cpus, percent),
    row(say(words.memory), (point) => point.memoryBytes, bytes(sample.memoryLimitBytes), bytes),
    row(say(words.received), (point) => point.receivedPerSecond, '–', rate),
    row(say(words.sent), (point) => point.sentPerSecond, '–', rate),
    {
      what: say(words.processes),
      now: sample.processes,
      most: undefined,
      limit: '–',
      tell: decimal,
    },
    ...sample.gpus.flatMap((gpu, at) => {
      const name = say(words.gpuNumber, { number: at + 1 });
      const use = `${name} · ${say(words.use)}`;
      const memory = `${name} · ${say(words.ofMemory)}`;
      const limit = bytes(gpu.memoryMiB * MIB);
      const inMiB = (value: number) => bytes(value * MIB);
      return [
        row(use, (point) => point.gpuPercent[at] ?? null, '–', percent),
        row(memory, (point) => point.gpuMemoryMiB[at] ?? null, limit, inMiB),
      ];
    }),
  ];
}
