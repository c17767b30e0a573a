import {
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
} from '@patternfly/react-core';
import { Link } from 'react-router';
import { useText } from '../text/TextContext';
import { states } from '../text/words';

export function MissingPage() {
  const { say } = useText();
  return (
    <EmptyState titleText={say(states.missing)} headingLevel="h1">
      <title>{`${say(states.missing)} · Whalemountain`}</title>
      <EmptyStateBody>{say(states.missingNext)}</EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Link to="/containers">{say(states.toContainers)}</Link>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}
