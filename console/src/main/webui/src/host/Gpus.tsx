import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import type { Gpu } from '../api/model';
import { useText } from '../text/TextContext';
import { gpus as words } from './words';

const MIB = 1024 * 1024;

export function Gpus({ gpus }: { gpus: Gpu[] }) {
  const { say, bytes } = useText();
  if (gpus.length === 0) {
    return <p>{say(words.none)}</p>;
  }
  return (
    <Table variant="compact" aria-label={say(words.title)}>
      <Thead>
        <Tr>
          <Th>{say(words.index)}</Th>
          <Th>{say(words.model)}</Th>
          <Th>{say(words.memory)}</Th>
          <Th>{say(words.use)}</Th>
          <Th>{say(words.uuid)}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {gpus.map((gpu) => (
          <Tr key={gpu.uuid}>
            <Td dataLabel={say(words.index)}>{gpu.index}</Td>
            <Td dataLabel={say(words.model)} modifier="breakWord">
              {gpu.model}
            </Td>
            <Td dataLabel={say(words.memory)}>
              {say(words.of, {
                used: bytes(gpu.usedMemoryMiB * MIB),
                total: bytes(gpu.memoryMiB * MIB),
              })}
            </Td>
            <Td dataLabel={say(words.use)}>
              {gpu.utilizationPercent === null ? '' : `${gpu.utilizationPercent} %`}
            </Td>
            <Td dataLabel={say(words.uuid)} modifier="breakWord">
              {gpu.uuid}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
