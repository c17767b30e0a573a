import { ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { useText } from '../text/TextContext';
import type { Shell } from './lines';
import { lines } from './words';

const SHELLS: Shell[] = ['bash', 'powershell'];

interface ShellChoiceProps {
  shell: Shell;
  choose: (shell: Shell) => void;
}

/** For which shell lines are shown. */
export function ShellChoice({ shell, choose }: ShellChoiceProps) {
  const { say } = useText();
  return (
    <ToggleGroup aria-label={say(lines.shell)}>
      {SHELLS.map((name) => (
        <ToggleGroupItem
          key={name}
          text={say(lines[name])}
          buttonId={`shell-${name}`}
          isSelected={shell === name}
          onChange={() => choose(name)}
        />
      ))}
    </ToggleGroup>
  );
}

/** The one that a PC like this has. */
export function usualShell(): Shell {
  return navigator.userAgent.includes('Windows') ? 'powershell' : 'bash';
}
