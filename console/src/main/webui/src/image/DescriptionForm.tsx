import {
  ActionGroup,
  Button,
  Content,
  Form,
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
  TextArea,
  ToggleGroup,
  ToggleGroupItem,
} from '@patternfly/react-core';
import { type FormEvent, useState } from 'react';
import type { Image } from '../api/model';
import { isProblem } from '../api/problem';
import { useNotices } from '../part/Notices';
import { Refusal } from '../part/states';
import { parts } from '../part/words';
import { useText } from '../text/TextContext';
import { common } from '../text/words';
import { useChangeImage } from './images';
import { Markdown } from './Markdown';
import { details } from './words';

/** Writes the description, and shows it as others will see it. */
export function DescriptionForm({ image, close }: { image: Image; close: () => void }) {
  const { say } = useText();
  const { tell } = useNotices();
  const { mutate, isPending, error } = useChangeImage(image.id);
  const [text, setText] = useState(image.description ?? '');
  const [view, setView] = useState<'write' | 'preview'>('write');
  const problem = isProblem(error) ? error.field('description') : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isPending) {
      mutate(
        { description: text.trim() },
        {
          onSuccess: () => {
            tell('success', say(details.saved));
            close();
          },
          onError: () => setView('write'),
        },
      );
    }
  };
  return (
    <Form className="wm-describe" onSubmit={submit}>
      {!problem && <Refusal failure={error} />}
      <ToggleGroup aria-label={say(details.text)} isCompact>
        {(['write', 'preview'] as const).map((each) => (
          <ToggleGroupItem
            key={each}
            text={say(details[each])}
            buttonId={`description-${each}`}
            isSelected={view === each}
            onChange={() => setView(each)}
          />
        ))}
      </ToggleGroup>
      {view === 'write' ? (
        <FormGroup label={say(details.text)} fieldId="description">
          <TextArea
            id="description"
            className="wm-mono"
            value={text}
            resizeOrientation="vertical"
            validated={problem ? 'error' : 'default'}
            aria-describedby="description-hint"
            onChange={(_event, next) => setText(next)}
          />
          <FormHelperText>
            <HelperText id="description-hint">
              <HelperTextItem
                variant={problem ? 'error' : 'default'}
                screenReaderText={problem ? say(parts.danger) : ''}
              >
                {problem ?? say(details.textHint)}
              </HelperTextItem>
            </HelperText>
          </FormHelperText>
        </FormGroup>
      ) : text.trim() ? (
        <Markdown text={text} />
      ) : (
        <Content component="p" className="wm-small">
          {say(details.nothingToSee)}
        </Content>
      )}
      <ActionGroup>
        <Button type="submit" isLoading={isPending} isDisabled={isPending}>
          {say(details.save)}
        </Button>
        <Button variant="link" isDisabled={isPending} onClick={close}>
          {say(common.cancel)}
        </Button>
      </ActionGroup>
    </Form>
  );
}
