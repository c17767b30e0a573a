import { Dropdown, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Person } from '../api/model';
import { useSession } from '../session/SessionContext';
import { useText } from '../text/TextContext';
import { Preferences } from './Preferences';
import { frame } from './words';

/** Who is logged in, language and theme, and the way out. */
export function AccountMenu({ person }: { person: Person }) {
  const { say } = useText();
  const { logOut } = useSession();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  return (
    <Dropdown
      isOpen={isOpen}
      onOpenChange={setOpen}
      popperProps={{ position: 'right' }}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          variant="plainText"
          isExpanded={isOpen}
          aria-label={say(frame.account, { account: person.account })}
          onClick={() => setOpen(!isOpen)}
        >
          {person.displayName || person.account}
        </MenuToggle>
      )}
    >
      <div className="wm-preferences">
        <Preferences />
      </div>
      <DropdownList>
        <DropdownItem
          key="history"
          onClick={() => {
            setOpen(false);
            navigate('/history');
          }}
        >
          {say(frame.history)}
        </DropdownItem>
        <DropdownItem key="log-out" onClick={() => void logOut()}>
          {say(frame.logOut)} ({person.account})
        </DropdownItem>
      </DropdownList>
    </Dropdown>
  );
}
