import { Dropdown, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core';
import { EllipsisVIcon } from '@patternfly/react-icons/dist/esm/icons/ellipsis-v-icon';
import { useRef, useState } from 'react';
import type { HostDetails } from '../api/model';
import { useText } from '../text/TextContext';
import { common } from '../text/words';
import { RemoveDialog, StateDialog } from './HostDialogs';
import { actions } from './words';

interface HostActionsProps {
  host: HostDetails;
  isLabelled?: boolean;
  removed?: () => void;
}

export function HostActions({ host, isLabelled, removed }: HostActionsProps) {
  const { say } = useText();
  const [isOpen, setOpen] = useState(false);
  const [asking, setAsking] = useState<'state' | 'remove'>();
  const toggle = useRef<HTMLButtonElement>(null);
  const ask = (what: 'state' | 'remove') => {
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
          <DropdownItem key="state" onClick={() => ask('state')}>
            {say(host.state === 'active' ? actions.drain : actions.activate)}
          </DropdownItem>
          <DropdownItem key="remove" isDanger onClick={() => ask('remove')}>
            {say(actions.remove)}
          </DropdownItem>
        </DropdownList>
      </Dropdown>
      {asking === 'state' && <StateDialog host={host} close={close} />}
      {asking === 'remove' && <RemoveDialog host={host} close={close} removed={removed} />}
    </>
  );
}
