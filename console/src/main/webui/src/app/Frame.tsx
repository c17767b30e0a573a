import {
  Masthead,
  MastheadBrand,
  MastheadContent,
  MastheadMain,
  MastheadToggle,
  Page,
  PageSidebar,
  PageSidebarBody,
  PageToggleButton,
  SkipToContent,
  Toolbar,
  ToolbarContent,
  ToolbarItem,
} from '@patternfly/react-core';
import { BarsIcon } from '@patternfly/react-icons/dist/esm/icons/bars-icon';
import { type ReactNode, useEffect, useState } from 'react';
import { Link, useLocation } from 'react-router';
import type { Person } from '../api/model';
import { useLive } from '../live/LiveContext';
import { Alert } from '../part/Alert';
import { useText } from '../text/TextContext';
import { AccountMenu } from './AccountMenu';
import { Navigation } from './Navigation';
import { frame } from './words';

const CONTENT = 'content';

/** What stands around every page: masthead, navigation, and a word when live updates stop. */
export function Frame({ person, children }: { person: Person; children: ReactNode }) {
  const { say } = useText();
  const { isConnected } = useLive();
  const [isOpen, setOpen] = useState(() => innerWidth >= 1200);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes it, and begins on top
  useEffect(() => {
    document.getElementById(CONTENT)?.scrollTo(0, 0);
    if (innerWidth < 1200) {
      setOpen(false);
    }
  }, [pathname]);
  const masthead = (
    <Masthead display={{ default: 'inline' }}>
      <MastheadMain>
        <MastheadToggle>
          <PageToggleButton
            aria-label={say(frame.navigation)}
            isSidebarOpen={isOpen}
            onSidebarToggle={() => setOpen(!isOpen)}
            id="navigation-toggle"
          >
            <BarsIcon />
          </PageToggleButton>
        </MastheadToggle>
        <MastheadBrand>
          <Link to="/containers" className="wm-logo">
            <img src="/whale.svg" alt="" width="32" height="32" />
            <span className="wm-brand">Whalemountain</span>
          </Link>
        </MastheadBrand>
      </MastheadMain>
      <MastheadContent>
        <Toolbar isFullHeight isStatic>
          <ToolbarContent>
            <ToolbarItem align={{ default: 'alignEnd' }}>
              <AccountMenu person={person} />
            </ToolbarItem>
          </ToolbarContent>
        </Toolbar>
      </MastheadContent>
    </Masthead>
  );
  const sidebar = (
    <PageSidebar isSidebarOpen={isOpen}>
      <PageSidebarBody>
        <Navigation isAdmin={person.roles.includes('admin')} />
      </PageSidebarBody>
    </PageSidebar>
  );
  return (
    <Page
      masthead={masthead}
      sidebar={sidebar}
      skipToContent={<SkipToContent href={`#${CONTENT}`}>{say(frame.skip)}</SkipToContent>}
      mainContainerId={CONTENT}
      mainTabIndex={-1}
    >
      {isConnected === false && <Alert variant="warning" isInline title={say(frame.offline)} />}
      {children}
    </Page>
  );
}
