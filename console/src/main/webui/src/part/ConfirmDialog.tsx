import {
  Button,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import { type ReactNode, useId } from 'react';
import { useText } from '../text/TextContext';
import { common } from '../text/words';
import { Refusal } from './states';

interface ConfirmDialogProps {
  /** Names the thing: "Delete web?" */
  question: string;
  /** What happens then. */
  children: ReactNode;
  /** What the button says. */
  verb: string;
  isHarmless?: boolean;
  isBusy: boolean;
  /** Why the last try failed. */
  failure?: unknown;
  confirm: () => void;
  close: () => void;
}

/** Asks before something that cannot be taken back; the way out has the focus. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { question, children, verb, isHarmless, isBusy, failure, confirm, close } = props;
  const { say } = useText();
  const id = useId();
  return (
    <Modal
      isOpen
      variant="small"
      aria-labelledby={`${id}-question`}
      aria-describedby={`${id}-consequence`}
      elementToFocus=".wm-cancel"
      onClose={isBusy ? undefined : close}
    >
      <ModalHeader
        title={question}
        labelId={`${id}-question`}
        className="wm-any"
        {...(isHarmless ? {} : { titleIconVariant: 'warning' as const })}
      />
      <ModalBody id={`${id}-consequence`}>
        <Stack hasGutter>
          <StackItem>{children}</StackItem>
          {failure !== undefined && failure !== null && (
            <StackItem>
              <Refusal failure={failure} />
            </StackItem>
          )}
        </Stack>
      </ModalBody>
      <ModalFooter>
        <Button
          variant={isHarmless ? 'primary' : 'danger'}
          isLoading={isBusy}
          isDisabled={isBusy}
          onClick={confirm}
        >
          {verb}
        </Button>
        <Button variant="link" className="wm-cancel" isDisabled={isBusy} onClick={close}>
          {say(common.cancel)}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
