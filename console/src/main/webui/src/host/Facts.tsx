import {
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
} from '@patternfly/react-core';
import type { ReactNode } from 'react';
import type { Sentence } from '../text/sentence';
import { useText } from '../text/TextContext';

/** Terms and what they are here; what is not known is left out. */
export function Facts({ facts }: { facts: [term: Sentence, fact: ReactNode][] }) {
  const { say } = useText();
  return (
    <DescriptionList isHorizontal isCompact>
      {facts.map(
        ([term, fact]) =>
          fact !== null &&
          fact !== undefined &&
          fact !== '' && (
            <DescriptionListGroup key={term[0]}>
              <DescriptionListTerm>{say(term)}</DescriptionListTerm>
              <DescriptionListDescription className="wm-any">{fact}</DescriptionListDescription>
            </DescriptionListGroup>
          ),
      )}
    </DescriptionList>
  );
}
