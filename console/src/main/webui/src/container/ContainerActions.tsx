import { Divider, Dropdown, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core';
import { EllipsisVIcon } from '@patternfly/react-icons/dist/esm/icons/ellipsis-v-icon';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Container } from '../api/model';
import { keepingOf, losesFiles } from '../host/differences';
import { useHost } from '../host/hosts';
import { useNotices } from '../part/Notices';
import { useText } from '../text/TextContext';
import { common } from '../text/words';
import { useChange, useIsChanging } from './changes';
import { DeleteDialog } from './DeleteDialog';
import { StopDialog } from './StopDialog';
import { type Verb, verbsFor } from './verbs';
import { changes, verbs } from './words';

interface ContainerActionsProps {
  container: Container;
  /** Left out where the reader is at the terminal, or may not have it: another's container. */
  hasTerminal?: boolean;
  /** Shows the word "Actions" and not only three dots. */
  isLabelled?: boolean;
  deleted?: () => void;
}

/** The menu of what can be done with one container. */
export function ContainerActions(props: ContainerActionsProps) {
  const { container, hasTerminal, isLabelled, deleted } = props;
  const { say } = useText();
  const { tellFailure } = useNotices();
  const navigate = useNavigate();
  const { mutate } = useChange();
  const isChanging = useIsChanging(container.id);
  const [isOpen, setOpen] = useState(false);
  const [asked, setAsked] = useState<Exclude<Verb, 'start'>>();
  const keeping = keepingOf(useHost(container.host));
  const toggle = useRef<HTMLButtonElement>(null);
  const { name, id } = container;
  const possible = verbsFor(container);

  const choose = (verb: Verb) => {
    setOpen(false);
    // The dialog gives the focus back to where it was before: the menu's entry is gone by then.
    toggle.current?.focus();
    if (verb !== 'start' && (verb === 'delete' || losesFiles(keeping))) {
      setAsked(verb);
    } else {
      mutate(
        { container, verb },
        { onError: (refused) => tellFailure(say(changes.failed[verb], { name }), refused) },
      );
    }
  };

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
              aria-label={say(changes.menu, { name })}
              isExpanded={isOpen}
              isDisabled={isChanging || possible.length === 0}
              onClick={() => setOpen(!isOpen)}
              {...(isLabelled ? {} : { icon: <EllipsisVIcon /> })}
            >
              {isLabelled ? say(common.actions) : undefined}
            </MenuToggle>
          ),
        }}
      >
        <DropdownList>
          {hasTerminal && (
            <DropdownItem
              key="terminal"
              isDisabled={container.status !== 'running'}
              onClick={() => navigate(`/containers/${id}/terminal`)}
            >
              {say(changes.terminal)}
            </DropdownItem>
          )}
          {(['start', 'stop', 'restart'] as const).map((verb) => (
            <DropdownItem
              key={verb}
              isDisabled={!possible.includes(verb)}
              onClick={() => choose(verb)}
            >
              {say(verbs[verb])}
            </DropdownItem>
          ))}
          <Divider component="li" key="line" />
          <DropdownItem key="delete" isDanger onClick={() => choose('delete')}>
            {say(verbs.delete)}
          </DropdownItem>
        </DropdownList>
      </Dropdown>
      {asked === 'delete' ? (
        <DeleteDialog container={container} close={() => setAsked(undefined)} deleted={deleted} />
      ) : (
        asked && <StopDialog container={container} verb={asked} close={() => setAsked(undefined)} />
      )}
    </>
  );
}
