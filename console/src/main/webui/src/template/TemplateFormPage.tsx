import { Breadcrumb, BreadcrumbItem, PageSection, Title } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { isProblem } from '../api/problem';
import { MissingPage } from '../app/MissingPage';
import { Failed, Loading } from '../part/states';
import { useSession } from '../session/SessionContext';
import { useText } from '../text/TextContext';
import { draftOf, EMPTY_DRAFT } from './draft';
import { TemplateForm } from './TemplateForm';
import { useContainerDefinition, useTemplate } from './templates';
import { form, templates } from './words';

/** Defines a template: from nothing, from a container, or one of mine anew. */
export default function TemplateFormPage() {
  const { name } = useParams();
  return name === undefined ? <NewTemplate /> : <KnownTemplate name={name} />;
}

function NewTemplate() {
  const { say } = useText();
  const [query] = useSearchParams();
  const container = query.get('container');
  const { data, error, refetch } = useContainerDefinition(container);
  if (container !== null && !data) {
    return <Waiting error={error} again={() => void refetch()} />;
  }
  return (
    <Around title={say(form.newTitle)}>
      <TemplateForm draft={data ? draftOf(data) : EMPTY_DRAFT} isOffered={false} />
    </Around>
  );
}

function KnownTemplate({ name }: { name: string }) {
  const { say } = useText();
  const owner = useSession().person?.account ?? '';
  const { data, error, refetch } = useTemplate({ owner, name });
  if (!data) {
    return <Waiting error={error} again={() => void refetch()} />;
  }
  return (
    <Around title={say(form.editTitle, { name })}>
      <TemplateForm
        key={name}
        known={name}
        draft={draftOf(data)}
        isOffered={data.offered ?? false}
      />
    </Around>
  );
}

function Waiting({ error, again }: { error: unknown; again: () => void }) {
  if (isProblem(error, 'not-found')) {
    return <MissingPage />;
  }
  return error ? <Failed failure={error} again={again} /> : <Loading />;
}

function Around({ title, children }: { title: string; children: ReactNode }) {
  const { say } = useText();
  return (
    <PageSection>
      <title>{`${title} · Whalemountain`}</title>
      <Breadcrumb aria-label={say(templates.title)}>
        <BreadcrumbItem>
          <Link to="/templates">{say(templates.title)}</Link>
        </BreadcrumbItem>
        <BreadcrumbItem isActive>{title}</BreadcrumbItem>
      </Breadcrumb>
      <Title headingLevel="h1" className="wm-title wm-any">
        {title}
      </Title>
      {children}
    </PageSection>
  );
}
