import { PageSection, Tab, Tabs, TabTitleText, Title } from '@patternfly/react-core';
import { type ComponentType, lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { Container } from '../api/model';
import { isProblem } from '../api/problem';
import { MissingPage } from '../app/MissingPage';
import { ContainerActions } from '../container/ContainerActions';
import { HostNotice } from '../part/HostNotice';
import { StatusLabel } from '../part/StatusLabel';
import { Failed, Loading, NothingYet } from '../part/states';
import { useSession } from '../session/SessionContext';
import { useText } from '../text/TextContext';
import { states } from '../text/words';
import { useContainer } from './container';
import './one.css';
import { one } from './words';

interface Part {
  path: string;
  label: keyof typeof one;
  /** Whether it reaches into the container: that is for its owner only. */
  isInside: boolean;
  View: ComponentType<{ container: Container }>;
}

// Each is loaded when it is opened: terminal and plots bring much with them.
const PARTS: Part[] = [
  { path: '', label: 'overview', isInside: false, View: lazy(() => import('./OverviewTab')) },
  {
    path: 'terminal',
    label: 'terminal',
    isInside: true,
    View: lazy(() => import('../terminal/TerminalTab')),
  },
  { path: 'files', label: 'files', isInside: true, View: lazy(() => import('../file/FilesTab')) },
  { path: 'logs', label: 'logs', isInside: true, View: lazy(() => import('../log/LogsTab')) },
  { path: 'plots', label: 'plots', isInside: false, View: lazy(() => import('../plot/PlotsTab')) },
];

/** Everything about one container. */
export default function ContainerPage() {
  const { id = '', part = '' } = useParams();
  const { say } = useText();
  const { data, error, refetch } = useContainer(id);
  const [seen, setSeen] = useState<Container>();
  const current = PARTS.find(({ path }) => path === part);
  if (data && !('gone' in data) && data !== seen) {
    setSeen(data);
  }
  const known = seen?.id === id ? seen : undefined;
  const isGone = (data && 'gone' in data) || isProblem(error, 'not-found');
  if (!current || (isGone && !known)) {
    return <MissingPage />;
  }
  if (isGone && known) {
    return (
      <PageSection>
        <Title headingLevel="h1" className="wm-any">
          {known.name}
        </Title>
        <NothingYet title={say(one.gone, { name: known.name })} text={say(one.goneText)}>
          <Link to="/containers">{say(states.toContainers)}</Link>
        </NothingYet>
      </PageSection>
    );
  }
  if (!known) {
    return error ? <Failed failure={error} again={() => void refetch()} /> : <Loading />;
  }
  return <Parts key={id} container={known} current={current} />;
}

function Parts({ container, current }: { container: Container; current: Part }) {
  const { say } = useText();
  const navigate = useNavigate();
  const { person } = useSession();
  const [opened, setOpened] = useState<string[]>([]);
  const tabs = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: on a phone not all tabs are in sight
  useEffect(() => {
    tabs.current
      ?.querySelector('.pf-m-current')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current.path]);
  if (!opened.includes(current.path)) {
    setOpened([...opened, current.path]);
  }
  const isMine = container.owner === person?.account;
  const address = (path: string) => `/containers/${container.id}${path && `/${path}`}`;
  return (
    <>
      <title>{`${container.name}: ${say(one[current.label])} · Whalemountain`}</title>
      <PageSection>
        <div className="wm-one-head">
          <Title headingLevel="h1" className="wm-any">
            {container.name}
          </Title>
          <StatusLabel container={container} isFull />
          <ContainerActions
            container={container}
            isLabelled
            deleted={() => navigate('/containers')}
          />
        </div>
        <HostNotice containers={[container]} />
      </PageSection>
      <PageSection type="tabs">
        <div ref={tabs}>
          <Tabs
            component="nav"
            aria-label={say(one.parts)}
            activeKey={current.path}
            usePageInsets
            onSelect={(event, path) => {
              if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
                event.preventDefault();
                navigate(address(String(path)));
              }
            }}
          >
            {PARTS.map(({ path, label }) => (
              <Tab
                key={path}
                eventKey={path}
                href={address(path)}
                tabContentId={`part-${label}`}
                title={<TabTitleText>{say(one[label])}</TabTitleText>}
              />
            ))}
          </Tabs>
        </div>
      </PageSection>
      {PARTS.filter(({ path }) => opened.includes(path)).map(({ path, label, isInside, View }) => (
        // What was opened goes on while another part is looked at: shells, uploads, plots.
        <PageSection
          key={path}
          id={`part-${label}`}
          hidden={path !== current.path}
          isFilled={path === current.path}
        >
          <Suspense fallback={<Loading />}>
            {isInside && !isMine ? (
              <NothingYet
                title={say(one.notYours)}
                text={say(one.notYoursText, { owner: container.owner })}
              />
            ) : (
              <View container={container} />
            )}
          </Suspense>
        </PageSection>
      ))}
    </>
  );
}
