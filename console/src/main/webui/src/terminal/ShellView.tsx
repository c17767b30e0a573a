import { AlertActionLink } from '@patternfly/react-core';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { Alert } from '../part/Alert';
import { useText } from '../text/TextContext';
import { show } from './screen';
import { exitWords, type Shell, type ShellState } from './shell';
import { terminal as words } from './words';

interface ShellViewProps {
  shell: Shell;
  name: string;
  isCurrent: boolean;
  isForScreenReader: boolean;
}

/** A shell's screen, and above it a word about the connection whenever it is not open. */
export function ShellView({ shell, name, isCurrent, isForScreenReader }: ShellViewProps) {
  const { say } = useText();
  const place = useRef<HTMLDivElement>(null);
  const state = useSyncExternalStore(shell.subscribe, shell.current);
  const { terminal } = shell.screen;

  useEffect(() => {
    if (place.current) {
      const hide = show(shell.screen, place.current);
      shell.connect();
      return hide;
    }
  }, [shell]);
  useEffect(() => {
    if (isCurrent) {
      terminal.focus();
    }
  }, [isCurrent, terminal]);
  useEffect(() => {
    terminal.options.screenReaderMode = isForScreenReader;
  }, [terminal, isForScreenReader]);
  const label = say(words.screen, { name, number: shell.number });
  useEffect(() => {
    terminal.textarea?.setAttribute('aria-label', label);
    terminal.textarea?.setAttribute('aria-describedby', 'terminal-keys');
  }, [terminal, label]);

  return (
    <div className="wm-shell">
      <div aria-live="polite">
        <Connection state={state} shell={shell} />
      </div>
      <div className="wm-shell-screen" ref={place} />
    </div>
  );
}

/** The engine's way to say that there is nothing to execute. */
const NOT_EXECUTABLE = [126, 127];

function Connection({ state, shell }: { state: ShellState; shell: Shell }) {
  const { say } = useText();
  const goOn = (connect: () => void) => () => {
    connect();
    shell.screen.terminal.focus();
  };
  switch (state.kind) {
    case 'open':
    case 'connecting': {
      const word = state.kind === 'open' ? words.connected : words.connecting;
      return <span className="pf-v6-screen-reader">{say(word)}</span>;
    }
    case 'lost':
      return (
        <Alert
          isInline
          variant="warning"
          title={say(words.lost)}
          actionLinks={
            <AlertActionLink onClick={goOn(shell.connect)}>{say(words.again)}</AlertActionLink>
          }
        />
      );
    case 'exited': {
      const isShellMissing = NOT_EXECUTABLE.includes(state.code ?? 0) && !shell.hasBeenTypedIn;
      const code = say(...exitWords(state.code));
      return (
        <Alert
          isInline
          variant={isShellMissing ? 'warning' : 'info'}
          title={isShellMissing ? say(words.noShell) : say(words.exited, { code })}
          actionLinks={
            <AlertActionLink onClick={goOn(shell.connect)}>{say(words.add)}</AlertActionLink>
          }
        />
      );
    }
    default: {
      const reasons = {
        'session-ended': words.sessionEnded,
        stopped: words.stopped,
        gone: words.gone,
      };
      return <Alert isInline variant="warning" title={say(reasons[state.reason])} />;
    }
  }
}
