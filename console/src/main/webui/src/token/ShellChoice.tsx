import { ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { useText } from '../text/TextContext';
import type { Shell } from './lines';
import { lines } from './words';

const SHELLS: Shell[] = ['bash', 'powershell'];

interface ShellChoiceProps {
  /** Of this choice, where a page has several. */
  name?: string;
  shell: Shell;
  choose: (shell: Shell) => void;
}

/** For which shell lines are shown. */
export function ShellChoice({ name = 'shell', shell, choose }: ShellChoiceProps) {
  const { say } = useText();
  return (
    <ToggleGroup aria-label={say(lines.shell)}>
      {SHELLS.map((one) => (
        <ToggleGroupItem
          key={one}
          text={say(lines[one])}
          buttonId={`${name}-${one}`}
          isSelected={shell === one}
          onChange={() => choose(one)}
        />
      ))}
    </ToggleGroup>
  );
}

/** The one that a PC like this has. */
export function usualShell(): Shell {
  return navigator.userAgent.includes('Windows') ? 'powershell' : 'bash';
}
