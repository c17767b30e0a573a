import { EmptyState, EmptyStateBody, PageSection, Title } from '@patternfly/react-core';
import { useText } from '../text/TextContext';
import { places } from './words';

/** Keeps the place of a page that is not there yet, and says what will be on it. */
export function Place({ title, text }: { title: string; text: string }) {
  const { say } = useText();
  return (
    <PageSection>
      <title>{`${title} · Whalemountain`}</title>
      <Title headingLevel="h1">{title}</Title>
      <EmptyState titleText={say(places.notYet)} headingLevel="h2">
        <EmptyStateBody>{text}</EmptyStateBody>
      </EmptyState>
    </PageSection>
  );
}
