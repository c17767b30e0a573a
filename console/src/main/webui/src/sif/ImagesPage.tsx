import {
  Button,
  Content,
  Form,
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
  PageSection,
  TextInput,
  Title,
} from '@patternfly/react-core';
import { type FormEvent, useState } from 'react';
import { useSearchParams } from 'react-router';
import { readImage } from '../create/rules';
import { useText } from '../text/TextContext';
import { SifPanel } from './SifPanel';
import { sif } from './words';

/** The file of any image that is on a host, by its reference. */
export default function ImagesPage() {
  const { say } = useText();
  const [query, setQuery] = useSearchParams();
  const chosen = query.get('image') ?? '';
  const [text, setText] = useState(chosen);
  const [isTried, setTried] = useState(false);
  const isSound = (image: string) => 'value' in readImage(image);
  const isWrong = isTried && !isSound(text);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isSound(text)) {
      setQuery({ image: text.trim() });
    }
  };
  return (
    <PageSection>
      <title>{`${say(sif.images)} · Whalemountain`}</title>
      <Title headingLevel="h1">{say(sif.images)}</Title>
      <Content component="p">{say(sif.later)}</Content>
      <Title headingLevel="h2">{say(sif.title)}</Title>
      <Content component="p">{say(sif.intro)}</Content>
      <Form onSubmit={submit} className="wm-form">
        <FormGroup label={say(sif.image)} fieldId="sif-image" isRequired>
          <TextInput
            id="sif-image"
            className="wm-mono"
            value={text}
            isRequired
            onChange={(_event, value) => setText(value)}
            validated={isWrong ? 'error' : 'default'}
            spellCheck={false}
            autoCapitalize="none"
            aria-describedby="sif-image-hint"
          />
          <FormHelperText>
            <HelperText id="sif-image-hint">
              <HelperTextItem variant={isWrong ? 'error' : 'default'}>
                {say(isWrong ? sif.imageRule : sif.imageHint)}
              </HelperTextItem>
            </HelperText>
          </FormHelperText>
        </FormGroup>
        <div>
          <Button type="submit" variant="secondary">
            {say(sif.choose)}
          </Button>
        </div>
      </Form>
      {isSound(chosen) && (
        <section className="wm-form" aria-label={say(sif.ofImage, { image: chosen })}>
          <Title headingLevel="h3" className="wm-any">
            {say(sif.ofImage, { image: chosen })}
          </Title>
          <SifPanel key={chosen} image={chosen} gpus={false} />
        </section>
      )}
    </PageSection>
  );
}
