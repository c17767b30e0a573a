import './container.css';
import { Button, ToolbarGroup, ToolbarItem } from '@patternfly/react-core';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Container } from '../api/model';
import { NoMatch } from '../part/states';
import { useText } from '../text/TextContext';
import { BulkDialog, type BulkVerb } from './BulkDialog';
import { ContainerPages, PAGE_ROWS } from './ContainerPages';
import { ContainerTable } from './ContainerTable';
import { ContainerToolbar } from './ContainerToolbar';
import { isFiltered, matching, ordered } from './selection';
import { useSelection } from './useSelection';
import { verbsFor } from './verbs';
import { list, verbs } from './words';

const BULK_VERBS: BulkVerb[] = ['start', 'stop', 'delete'];

interface ContainerListProps {
  containers: Container[];
  title: string;
  /** With their owners, to be filtered by owner and host. */
  isEverybodys?: boolean;
}

/** The table with its filter, its pages, and what can be done with several at once. */
export function ContainerList(props: ContainerListProps) {
  const { containers, title, isEverybodys = false } = props;
  const { say } = useText();
  const view = useSelection();
  const { selection } = view;
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState<BulkVerb>();
  const top = useRef<HTMLDivElement>(null);

  const found = useMemo(
    () => ordered(matching(containers, selection), selection),
    [containers, selection],
  );
  const pages = Math.max(1, Math.ceil(found.length / PAGE_ROWS));
  const page = Math.min(view.page, pages);
  const shown = found.slice((page - 1) * PAGE_ROWS, page * PAGE_ROWS);
  // Only what is to be seen is acted upon.
  const chosen = shown.filter((container) => ticked.has(container.id));

  const tick = useCallback((id: string, isTicked: boolean) => {
    setTicked((before) => {
      const next = new Set(before);
      isTicked ? next.add(id) : next.delete(id);
      return next;
    });
  }, []);
  const visible = useRef(shown);
  visible.current = shown;
  const tickAll = useCallback(
    (isTicked: boolean) =>
      setTicked(new Set(isTicked ? visible.current.map((container) => container.id) : [])),
    [],
  );
  const turnTo = (next: number) => {
    setTicked(new Set());
    view.setPage(next);
    top.current?.scrollIntoView({ block: 'start' });
  };
  const counted = isFiltered(selection)
    ? say(list.ofCount, { count: found.length, total: containers.length })
    : say(containers.length === 1 ? list.oneCount : list.count, { count: containers.length });
  const turner = pages > 1 && <ContainerPages total={found.length} page={page} setPage={turnTo} />;

  return (
    <div ref={top}>
      <ContainerToolbar
        view={view}
        ticked={chosen.length}
        tickable={shown.length}
        hasPages={pages > 1}
        tickAll={tickAll}
        containers={isEverybodys ? containers : undefined}
      >
        {chosen.length > 0 && (
          <ToolbarGroup variant="action-group">
            {BULK_VERBS.map((verb) => (
              <ToolbarItem key={verb}>
                <Button
                  variant={verb === 'delete' ? 'danger' : 'secondary'}
                  size="sm"
                  isDisabled={!chosen.some((container) => verbsFor(container).includes(verb))}
                  onClick={() => setAsking(verb)}
                >
                  {say(verbs[verb])}
                </Button>
              </ToolbarItem>
            ))}
          </ToolbarGroup>
        )}
        <ToolbarItem align={{ default: 'alignEnd' }}>
          {turner || (
            <span role="status" className="wm-small">
              {counted}
            </span>
          )}
        </ToolbarItem>
      </ContainerToolbar>
      {found.length === 0 ? (
        <NoMatch clear={view.clear} />
      ) : (
        <ContainerTable
          rows={shown}
          view={view}
          ticked={ticked}
          tick={tick}
          title={title}
          isEverybodys={isEverybodys}
        />
      )}
      {turner}
      {asking && (
        <BulkDialog verb={asking} containers={chosen} close={() => setAsking(undefined)} />
      )}
    </div>
  );
}
