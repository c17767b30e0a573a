import { Modal, ModalBody, ModalHeader, Stack, StackItem } from '@patternfly/react-core';
import { useText } from '../text/TextContext';
import { LoginForm } from './LoginForm';
import { useSession } from './SessionContext';
import { login } from './words';

/** Lies over the page until the person is known again; the page underneath keeps what was typed. */
export function SessionEndedDialog() {
  const { say } = useText();
  const { person, hasEnded } = useSession();
  if (!hasEnded || !person) {
    return null;
  }
  return (
    <Modal isOpen variant="small" aria-labelledby="session-ended" onClose={undefined}>
      <ModalHeader title={say(login.ended)} labelId="session-ended" titleIconVariant="warning" />
      <ModalBody>
        <Stack hasGutter>
          <StackItem>{say(login.endedText)}</StackItem>
          <StackItem>
            <LoginForm account={person.account} done={() => {}} />
          </StackItem>
        </Stack>
      </ModalBody>
    </Modal>
  );
}
