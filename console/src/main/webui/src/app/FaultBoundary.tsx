import {
  Button,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
} from '@patternfly/react-core';
import { Component, type ReactNode } from 'react';
import { useText } from '../text/TextContext';
import { states } from '../text/words';

/** What a person sees instead of an empty window when the page itself has a fault. */
export class FaultBoundary extends Component<{ children: ReactNode }, { isFaulty: boolean }> {
  override state = { isFaulty: false };

  static getDerivedStateFromError() {
    return { isFaulty: true };
  }

  override render() {
    return this.state.isFaulty ? <Fault /> : this.props.children;
  }
}

function Fault() {
  const { say } = useText();
  return (
    <EmptyState titleText={say(states.crashed)} headingLevel="h1" status="danger">
      <EmptyStateBody>{say(states.crashedNext)}</EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Button onClick={() => location.reload()}>{say(states.reload)}</Button>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}
