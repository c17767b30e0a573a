import { Content, PageSection, Title } from '@patternfly/react-core';
import { useState } from 'react';
import type { Template } from '../api/model';
import '../image/image.css';
import { LinkButton } from '../part/LinkButton';
import { Failed, Loading, NothingYet, Refusal } from '../part/states';
import { useSession } from '../session/SessionContext';
import { useText } from '../text/TextContext';
import { DefinitionDialog } from './DefinitionDialog';
import { StartDialog } from './StartDialog';
import { type Asked, TemplateCard } from './TemplateCard';
import './template.css';
import { useTemplates } from './templates';
import { UndefineDialog } from './UndefineDialog';
import { templates } from './words';

/** What I keep to start containers from, and what is offered to everybody. */
export default function TemplatesPage() {
  const { say } = useText();
  const mine = useTemplates(false);
  const offered = useTemplates(true);
  const [asked, setAsked] = useState<{ what: Asked; template: Template }>();
  const close = () => setAsked(undefined);
  const lists = { mine, offered };
  return (
    <PageSection>
      <title>{`${say(templates.title)} · Whalemountain`}</title>
      <div className="wm-templates-head">
        <Title headingLevel="h1">{say(templates.title)}</Title>
        <LinkButton to="/templates/new">{say(templates.define)}</LinkButton>
      </div>
      <Content component="p" className="wm-templates-intro">
        {say(templates.intro)}
      </Content>
      {(['mine', 'offered'] as const).map((whose) => {
        const { data, error, refetch } = lists[whose];
        return (
          <section key={whose} aria-labelledby={`templates-${whose}`}>
            <Title headingLevel="h2" id={`templates-${whose}`}>
              {say(templates[whose])}
            </Title>
            {data === undefined ? (
              error ? (
                <Failed failure={error} again={() => void refetch()} />
              ) : (
                <Loading />
              )
            ) : (
              <>
                <Refusal failure={error} />
                <Cards
                  rows={data}
                  isMine={whose === 'mine'}
                  ask={(what, template) => setAsked({ what, template })}
                />
              </>
            )}
          </section>
        );
      })}
      {asked?.what === 'start' && <StartDialog template={asked.template} close={close} />}
      {asked?.what === 'show' && <DefinitionDialog template={asked.template} close={close} />}
      {asked?.what === 'undefine' && <UndefineDialog template={asked.template} close={close} />}
    </PageSection>
  );
}

interface CardsProps {
  rows: Template[];
  isMine: boolean;
  ask: (what: Asked, template: Template) => void;
}

function Cards({ rows, isMine, ask }: CardsProps) {
  const { say } = useText();
  const isAdmin = useSession().person?.roles.includes('admin') ?? false;
  if (rows.length === 0) {
    return isMine ? (
      <NothingYet title={say(templates.mineNone)} text={say(templates.mineNoneText)} />
    ) : (
      <Content component="p" className="wm-small">
        {say(templates.offeredNone)}
      </Content>
    );
  }
  return (
    <ul className="wm-templates">
      {rows.map((template) => (
        <li key={`${template.owner}/${template.definition.name}`}>
          <TemplateCard
            template={template}
            isMine={isMine}
            isRemovable={isMine || isAdmin}
            ask={(what) => ask(what, template)}
          />
        </li>
      ))}
    </ul>
  );
}
