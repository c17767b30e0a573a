import { Table, Tbody, Th, Thead, Tr } from '@patternfly/react-table';
import type { Container } from '../api/model';
import { useSession } from '../session/SessionContext';
import { useText } from '../text/TextContext';
import { ContainerRow } from './ContainerRow';
import { COLUMNS, type Column } from './selection';
import type { useSelection } from './useSelection';
import { list } from './words';

interface ContainerTableProps {
  rows: Container[];
  view: ReturnType<typeof useSelection>;
  ticked: ReadonlySet<string>;
  tick: (id: string, isTicked: boolean) => void;
  title: string;
  isEverybodys: boolean;
}

export function ContainerTable(props: ContainerTableProps) {
  const { rows, view, ticked, tick, title, isEverybodys } = props;
  const { say } = useText();
  const { person } = useSession();
  const { column, isDescending } = view.selection;
  const head = (each: Column) => (
    <Th
      modifier="nowrap"
      className={`wm-column-${each}`}
      sort={{
        columnIndex: COLUMNS.indexOf(each),
        sortBy: {
          index: COLUMNS.indexOf(column),
          direction: isDescending ? 'desc' : 'asc',
          defaultDirection: each === 'gpus' ? 'desc' : 'asc',
        },
        onSort: (_event, _index, direction) => view.setOrder(each, direction === 'desc'),
      }}
    >
      {say(list[each])}
    </Th>
  );
  return (
    <Table className="wm-containers" variant="compact" aria-label={title} gridBreakPoint="grid-xl">
      <Thead>
        <Tr>
          <Th screenReaderText={say(list.selectColumn)} className="wm-narrow-column" />
          {head('name')}
          {isEverybodys && head('owner')}
          {head('status')}
          {head('image')}
          {head('host')}
          {!isEverybodys && <Th className="wm-column-ports">{say(list.ports)}</Th>}
          {head('gpus')}
          {head('age')}
          <Th screenReaderText={say(list.actionsColumn)} className="wm-narrow-column" />
        </Tr>
      </Thead>
      <Tbody>
        {rows.map((container) => (
          <ContainerRow
            key={container.id}
            container={container}
            isTicked={ticked.has(container.id)}
            tick={tick}
            hasOwner={isEverybodys}
            isMine={container.owner === person?.account}
          />
        ))}
      </Tbody>
    </Table>
  );
}
