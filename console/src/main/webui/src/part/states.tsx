import {
  Bullseye,
  Button,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
  Spinner,
} from '@patternfly/react-core';
import { SearchIcon } from '@patternfly/react-icons/dist/esm/icons/search-icon';
import type { ReactNode } from 'react';
import { NO_CONNECTION, Problem, UNEXPECTED } from '../api/problem';
import { useText } from '../text/TextContext';
import { common, states } from '../text/words';
import { Alert } from './Alert';

/** The sentence for a person in whatever went wrong. */
export function useReason(): (failure: unknown) => string {
  const { say } = useText();
  return (failure) => {
    if (!(failure instanceof Problem)) {
      return say(states.unexpected, { status: String(failure) });
    }
    if (failure.code === NO_CONNECTION) {
      return say(states.noConnection);
    }
    return failure.code === UNEXPECTED || !failure.detail
      ? say(states.unexpected, { status: failure.status })
      : failure.detail;
  };
}

export function Loading() {
  const { say } = useText();
  return (
    <Bullseye>
      <Spinner aria-label={say(common.loading)} />
    </Bullseye>
  );
}

/** Nothing is there yet; the children are the next step. */
export function NothingYet({
  title,
  text,
  children,
}: {
  title: string;
  text: string;
  children?: ReactNode;
}) {
  return (
    <EmptyState titleText={title} headingLevel="h2">
      <EmptyStateBody>{text}</EmptyStateBody>
      {children && (
        <EmptyStateFooter>
          <EmptyStateActions>{children}</EmptyStateActions>
        </EmptyStateFooter>
      )}
    </EmptyState>
  );
}

export function NoMatch({ clear }: { clear: () => void }) {
  const { say } = useText();
  return (
    <EmptyState titleText={say(states.noMatch)} headingLevel="h2" icon={SearchIcon}>
      <EmptyStateBody>{say(states.noMatchNext)}</EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Button variant="link" onClick={clear}>
            {say(common.clearFilter)}
          </Button>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}

/** What a whole page or table shows when it could not be loaded. */
export function Failed({ failure, again }: { failure: unknown; again: () => void }) {
  const { say } = useText();
  const reason = useReason();
  return (
    <EmptyState titleText={say(states.failed)} headingLevel="h2" status="danger">
      <EmptyStateBody>{reason(failure)}</EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Button onClick={again}>{say(common.tryAgain)}</Button>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}

/** What stands above a form or in a dialog when the last try failed. */
export function Refusal({ failure }: { failure: unknown }) {
  const reason = useReason();
  return failure ? (
    <Alert variant="danger" isInline title={reason(failure)} className="wm-any" />
  ) : null;
}
