import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import type { Template } from '../api/model';
import { useText } from '../text/TextContext';
import { common } from '../text/words';
import { DefinitionText } from './DefinitionText';
import { useTemplateText } from './templates';
import { templates } from './words';

export function DefinitionDialog({ template, close }: { template: Template; close: () => void }) {
  const { say } = useText();
  const { owner, definition } = template;
  const name = definition.name ?? '';
  const query = useTemplateText({ owner, name });
  return (
    <Modal isOpen variant="medium" aria-labelledby="definition-title" onClose={close}>
      <ModalHeader
        title={say(templates.showOf, { name })}
        labelId="definition-title"
        className="wm-any"
      />
      {/* What is longer than the window is scrolled to, also by keyboard. */}
      <ModalBody tabIndex={0} aria-label={say(templates.showOf, { name })}>
        <DefinitionText query={query} name={name} />
      </ModalBody>
      <ModalFooter>
        <Button variant="secondary" onClick={close}>
          {say(common.close)}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
