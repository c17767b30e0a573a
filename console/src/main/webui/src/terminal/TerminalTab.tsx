import {
  Button,
  Checkbox,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
  Tab,
  Tabs,
  TabTitleText,
} from '@patternfly/react-core';
import { CopyIcon } from '@patternfly/react-icons/dist/esm/icons/copy-icon';
import { PasteIcon } from '@patternfly/react-icons/dist/esm/icons/paste-icon';
import { TimesIcon } from '@patternfly/react-icons/dist/esm/icons/times-icon';
import { useEffect, useRef, useState } from 'react';
import type { Container } from '../api/model';
import { Alert } from '../part/Alert';
import { ConfirmDialog } from '../part/ConfirmDialog';
import { useText } from '../text/TextContext';
import { pasteable } from './guard';
import { ShellView } from './ShellView';
import type { Shell } from './shell';
import './terminal.css';
import { useShells } from './useShells';
import { terminal as words } from './words';

const SCREEN_READER = 'whalemountain.screen-reader';

/** The container's shells, each in a tab of its own; they go on while another one is looked at. */
export default function TerminalTab({ container }: { container: Container }) {
  const { say } = useText();
  const isRunning = container.status === 'running';
  const { shells, current, select, add, close } = useShells(container.id, container.status);
  const [isForScreenReader, setForScreenReader] = useState(
    () => localStorage.getItem(SCREEN_READER) === 'true',
  );
  const [closing, setClosing] = useState<Shell>();
  const [isPasteRefused, setPasteRefused] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const shell = shells.find(({ number }) => number === current);
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current && isRunning) {
      isFirst.current = false;
      add();
    }
  }, [isRunning, add]);

  const leave = () =>
    frame.current?.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus();
  for (const { screen } of shells) {
    screen.keys.leave = leave;
    screen.keys.copy = () => copy(screen.terminal);
  }
  const paste = async ({ screen }: Shell) => {
    try {
      screen.terminal.paste(pasteable(await navigator.clipboard.readText()));
      setPasteRefused(false);
    } catch {
      setPasteRefused(true);
    }
    screen.terminal.focus();
  };

  /** A shell that is open may be at work; one that has ended is only put away. */
  const ask = (number: number) => {
    const chosen = shells.find((one) => one.number === number);
    if (chosen?.current().kind === 'open') {
      setClosing(chosen);
    } else {
      close(number);
    }
  };

  if (shells.length === 0) {
    return <NoShell isRunning={isRunning} add={add} />;
  }
  return (
    <div className="wm-terminal" ref={frame}>
      <div className="wm-terminal-bar">
        <Tabs
          aria-label={say(words.shells)}
          activeKey={current}
          onSelect={(_event, number) => select(Number(number))}
          onAdd={add}
          addButtonAriaLabel={say(words.add)}
          isBox
        >
          {shells.map(({ number }) => (
            <Tab
              key={number}
              eventKey={number}
              title={<TabTitleText>{say(words.shell, { number })}</TabTitleText>}
              tabContentId={`shell-${number}`}
            />
          ))}
        </Tabs>
        <div className="wm-terminal-tools">
          <Button
            variant="plain"
            icon={<CopyIcon />}
            aria-label={say(words.copy)}
            title={say(words.copy)}
            onClick={() => shell && copy(shell.screen.terminal)}
          />
          <Button
            variant="plain"
            icon={<PasteIcon />}
            aria-label={say(words.paste)}
            title={say(words.paste)}
            onClick={() => shell && void paste(shell)}
          />
          <Button
            variant="plain"
            icon={<TimesIcon />}
            aria-label={say(words.close, { number: current })}
            title={say(words.close, { number: current })}
            onClick={() => ask(current)}
          />
        </div>
      </div>
      {isPasteRefused && <Alert isInline variant="info" title={say(words.pasteRefused)} />}
      {shells.map((one) => (
        <section
          key={one.number}
          id={`shell-${one.number}`}
          role="tabpanel"
          aria-label={say(words.shell, { number: one.number })}
          hidden={one.number !== current}
        >
          <ShellView
            shell={one}
            name={container.name}
            isCurrent={one.number === current}
            isForScreenReader={isForScreenReader}
          />
        </section>
      ))}
      {closing && (
        <ConfirmDialog
          question={say(words.closeTitle, { number: closing.number })}
          verb={say(words.closeIt)}
          isBusy={false}
          confirm={() => {
            close(closing.number);
            setClosing(undefined);
          }}
          close={() => setClosing(undefined)}
        >
          {say(words.closeText)}
        </ConfirmDialog>
      )}
      <div className="wm-terminal-foot">
        <p id="terminal-keys">{say(words.keys)}</p>
        <Checkbox
          id="for-screen-readers"
          label={say(words.screenReader)}
          isChecked={isForScreenReader}
          onChange={(_event, isChecked) => {
            localStorage.setItem(SCREEN_READER, String(isChecked));
            setForScreenReader(isChecked);
          }}
        />
      </div>
    </div>
  );
}

function NoShell({ isRunning, add }: { isRunning: boolean; add: () => void }) {
  const { say } = useText();
  return (
    <EmptyState titleText={say(isRunning ? words.none : words.notRunning)} headingLevel="h2">
      <EmptyStateBody>{say(isRunning ? words.noneText : words.notRunningText)}</EmptyStateBody>
      {isRunning && (
        <EmptyStateFooter>
          <EmptyStateActions>
            <Button onClick={add}>{say(words.add)}</Button>
          </EmptyStateActions>
        </EmptyStateFooter>
      )}
    </EmptyState>
  );
}

/** The selection to the clipboard; where the page is not served by HTTPS, the older way. */
function copy(terminal: Shell['screen']['terminal']): void {
  const text = terminal.getSelection();
  if (text && navigator.clipboard) {
    void navigator.clipboard.writeText(text);
  } else if (text) {
    terminal.focus();
    document.execCommand('copy');
  }
  terminal.focus();
}
