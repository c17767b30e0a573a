import { Dropdown, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core';
import { EllipsisVIcon } from '@patternfly/react-icons/dist/esm/icons/ellipsis-v-icon';
import { useRef, useState } from 'react';
import type { HostDetails } from '../api/model';
import { useText } from '../text/TextContext';
import { common } from '../text/words';
import { actions } from './actionWords';
import { DrainDialog } from './DrainDialog';
import { ActivateDialog, MoveDialog, RemoveDialog, TokenDialog } from './HostDialogs';

type Action = 'drain' | 'activate' | 'rotate' | 'move' | 'remove';

interface HostActionsProps {
  host: HostDetails;
  isLabelled?: boolean;
  removed?: () => void;
}

export function HostActions({ host, isLabelled, removed }: HostActionsProps) {
  const { say } = useText();
  const [isOpen, setOpen] = useState(false);
  const [asking, setAsking] = useState<Action>();
  const toggle = useRef<HTMLButtonElement>(null);
  const ask = (what: Action) => {
    setOpen(false);
    // The dialog gives the focus back to where it was before: the menu's entry is gone by then.
    toggle.current?.focus();
    setAsking(what);
  };
  const close = () => setAsking(undefined);
  return (
    <>
      <Dropdown
        isOpen={isOpen}
        onOpenChange={setOpen}
        popperProps={{ position: 'right' }}
        toggle={{
          toggleRef: toggle,
          toggleNode: (
            <MenuToggle
              ref={toggle}
              variant={isLabelled ? 'secondary' : 'plain'}
              aria-label={say(actions.menu, { name: host.name })}
              isExpanded={isOpen}
              onClick={() => setOpen(!isOpen)}
              {...(isLabelled ? {} : { icon: <EllipsisVIcon /> })}
            >
              {isLabelled ? say(common.actions) : undefined}
            </MenuToggle>
          ),
        }}
      >
        <DropdownList>
          {host.state === 'draining' && (
            <DropdownItem key="activate" onClick={() => ask('activate')}>
              {say(actions.activate)}
            </DropdownItem>
          )}
          <DropdownItem key="drain" onClick={() => ask('drain')}>
            {say(host.state === 'active' ? actions.drain : actions.drainAgain)}
          </DropdownItem>
          <DropdownItem key="rotate" onClick={() => ask('rotate')}>
            {say(actions.rotate)}
          </DropdownItem>
          <DropdownItem key="move" onClick={() => ask('move')}>
            {say(actions.move)}
          </DropdownItem>
          <DropdownItem key="remove" isDanger onClick={() => ask('remove')}>
            {say(actions.remove)}
          </DropdownItem>
        </DropdownList>
      </Dropdown>
      {asking === 'drain' && <DrainDialog host={host} close={close} />}
      {asking === 'activate' && <ActivateDialog host={host} close={close} />}
      {asking === 'rotate' && <TokenDialog host={host} close={close} />}
      {asking === 'move' && <MoveDialog host={host} close={close} />}
      {asking === 'remove' && <RemoveDialog host={host} close={close} removed={removed} />}
    </>
  );
}
