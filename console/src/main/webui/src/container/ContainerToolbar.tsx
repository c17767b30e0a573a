import {
  Checkbox,
  FormSelect,
  FormSelectOption,
  Toolbar,
  ToolbarContent,
  ToolbarItem,
} from '@patternfly/react-core';
import { memo, type ReactNode } from 'react';
import type { Container } from '../api/model';
import { status } from '../part/words';
import { useText } from '../text/TextContext';
import { OwnerAndHost } from './OwnerAndHost';
import { COLUMNS, type Selection, STATUSES } from './selection';
import { TextFilter } from './TextFilter';
import type { useSelection } from './useSelection';
import { list } from './words';

interface ContainerToolbarProps {
  view: ReturnType<typeof useSelection>;
  /** How many of the rows on this page are ticked, of how many. */
  ticked: number;
  tickable: number;
  hasPages: boolean;
  tickAll: (isTicked: boolean) => void;
  /** Where they are everybody's: filtered by owner and host too. */
  containers: Container[] | undefined;
  children: ReactNode;
}

/** Filter, order where there is no table head (on a phone), and what is done with ticked rows. */
export function ContainerToolbar(props: ContainerToolbarProps) {
  const { view, ticked, tickable, hasPages, tickAll, containers, children } = props;
  const { say } = useText();
  const { selection } = view;
  return (
    <Toolbar className="wm-toolbar">
      <ToolbarContent alignItems="center">
        <ToolbarItem>
          <TextFilter text={selection.text} change={view.setText} />
        </ToolbarItem>
        <ToolbarItem>
          <FormSelect
            aria-label={say(list.status)}
            value={selection.status}
            onChange={(_event, value) => view.setStatus(value as Selection['status'])}
          >
            <FormSelectOption value="" label={say(list.anyStatus)} />
            {STATUSES.map((each) => (
              <FormSelectOption key={each} value={each} label={say(status[each])} />
            ))}
          </FormSelect>
        </ToolbarItem>
        {containers && <OwnerAndHost view={view} containers={containers} />}
        <ToolbarItem className="wm-only-narrow">
          <OrderSelect view={view} hasOwner={containers !== undefined} />
        </ToolbarItem>
        <ToolbarItem>
          <TickAll ticked={ticked} tickable={tickable} hasPages={hasPages} tickAll={tickAll} />
        </ToolbarItem>
        {children}
      </ToolbarContent>
    </Toolbar>
  );
}

interface OrderSelectProps {
  view: ReturnType<typeof useSelection>;
  hasOwner: boolean;
}

function OrderSelect({ view, hasOwner }: OrderSelectProps) {
  const { say } = useText();
  const { column, isDescending } = view.selection;
  return (
    <FormSelect
      aria-label={say(list.sortedBy)}
      value={`${column} ${isDescending}`}
      onChange={(_event, value) => {
        const [next, descending] = value.split(' ');
        view.setOrder(next as Selection['column'], descending === 'true');
      }}
    >
      {COLUMNS.filter((each) => hasOwner || each !== 'owner').flatMap((each) =>
        [false, true].map((descending) => (
          <FormSelectOption
            key={`${each} ${descending}`}
            value={`${each} ${descending}`}
            label={say(descending ? list.descending : list.ascending, { column: say(list[each]) })}
          />
        )),
      )}
    </FormSelect>
  );
}

type TickAllProps = Pick<ContainerToolbarProps, 'ticked' | 'tickable' | 'hasPages' | 'tickAll'>;

const TickAll = memo(function TickAll({ ticked, tickable, hasPages, tickAll }: TickAllProps) {
  const { say } = useText();
  const none = say(hasPages ? list.selectPage : list.selectAll);
  return (
    <Checkbox
      id="tick-all"
      label={ticked > 0 ? say(list.selected, { count: ticked }) : none}
      isDisabled={tickable === 0}
      isChecked={ticked === 0 ? false : ticked === tickable ? true : null}
      onChange={(_event, isTicked) => tickAll(isTicked)}
    />
  );
});
