import { Button } from '@patternfly/react-core';
import { UploadIcon } from '@patternfly/react-icons/dist/esm/icons/upload-icon';
import { type DragEvent, useRef, useState } from 'react';
import { useText } from '../text/TextContext';
import { dropped } from './chosen';
import { file as words } from './words';

interface DropPlaceProps {
  isDisabled: boolean;
  take: (files: File[], folders: string[]) => void;
}

/** Where files are dropped or chosen. */
export function DropPlace({ isDisabled, take }: DropPlaceProps) {
  const { say } = useText();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const over = (event: DragEvent) => {
    event.preventDefault();
    event.dataTransfer.dropEffect = isDisabled ? 'none' : 'copy';
    setOver(!isDisabled);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!isDisabled) {
      const { files, folders } = dropped(event.dataTransfer);
      take(files, folders);
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: whoever cannot drop has the button
    <div
      className={isOver ? 'wm-drop wm-drop-over' : 'wm-drop'}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <UploadIcon />
      <span>{say(words.drop)}</span>
      <span>{say(words.or)}</span>
      <Button variant="secondary" isDisabled={isDisabled} onClick={() => input.current?.click()}>
        {say(words.choose)}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={say(words.choose)}
        onChange={(event) => {
          take([...(event.target.files ?? [])], []);
          event.target.value = '';
        }}
      />
    </div>
  );
}
