import { Button, Card, CardBody, CardFooter, CardTitle, Label } from '@patternfly/react-core';
import type { Template } from '../api/model';
import { Markdown } from '../image/Markdown';
import { LinkButton } from '../part/LinkButton';
import { useText } from '../text/TextContext';
import { common } from '../text/words';
import { templates } from './words';

const MIB = 1024 ** 2;

export type Asked = 'start' | 'show' | 'undefine';

interface TemplateCardProps {
  template: Template;
  isMine: boolean;
  /** Whether the reader may end it. */
  isRemovable: boolean;
  ask: (what: Asked) => void;
}

/** What a template is for and made of, and what can be done with it. */
export function TemplateCard({ template, isMine, isRemovable, ask }: TemplateCardProps) {
  const { say, decimal, bytes } = useText();
  const { owner, definition } = template;
  const { name, description, image, cpus, memoryMiB, gpus, guestPorts } = definition;
  const facts = [
    say(templates.facts, { cpus: decimal(cpus), memory: bytes(memoryMiB * MIB) }),
    ...(gpus > 0 ? [say(templates.gpus, { count: gpus })] : []),
    ...(guestPorts.length > 0 ? [say(templates.ports, { ports: guestPorts.join(', ') })] : []),
  ];
  return (
    <Card isCompact>
      <CardTitle component="h3">
        <span className="wm-template-title">
          <span className="wm-any">{name}</span>
          {isMine ? (
            definition.offered && (
              <Label isCompact color="blue">
                {say(templates.isOffered)}
              </Label>
            )
          ) : (
            <span className="wm-small wm-any">{say(templates.by, { owner })}</span>
          )}
        </span>
      </CardTitle>
      <CardBody>
        <div className="wm-template-facts wm-small wm-any">
          <div className="wm-mono">{image}</div>
          <div>{facts.join(' · ')}</div>
        </div>
        {description && <Markdown text={description} />}
      </CardBody>
      <CardFooter className="wm-template-actions">
        <Button
          size="sm"
          aria-label={say(templates.startOf, { name: name ?? '' })}
          onClick={() => ask('start')}
        >
          {say(templates.start)}
        </Button>
        <Button
          variant="secondary"
          size="sm"
          aria-label={say(templates.showOf, { name: name ?? '' })}
          onClick={() => ask('show')}
        >
          {say(templates.show)}
        </Button>
        {isMine && (
          <LinkButton
            variant="secondary"
            size="sm"
            aria-label={say(templates.editOf, { name: name ?? '' })}
            to={`/templates/${name}/edit`}
          >
            {say(templates.edit)}
          </LinkButton>
        )}
        {isRemovable && (
          <Button
            variant="link"
            isDanger
            size="sm"
            aria-label={say(templates.undefineOf, { name: name ?? '' })}
            onClick={() => ask('undefine')}
          >
            {say(common.delete)}
          </Button>
        )}
      </CardFooter>
    </Card>
  );
}
