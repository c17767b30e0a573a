import { List, ListItem } from '@patternfly/react-core';
import type { Runner } from '../api/model';
import { useText } from '../text/TextContext';
import { useGitlab } from './runner';
import { Step } from './Step';
import { isSetUp } from './standing';
import { steps } from './words';

/** Where GitLab gives a token. */
export function TokenStep({ runner }: { runner: Runner | null }) {
  const { say } = useText();
  const { data: gitlab } = useGitlab();
  return (
    <Step number={1} title={steps.token} isDone={isSetUp(runner)}>
      <List>
        {gitlab && (
          <ListItem className="wm-any">
            {say(steps.tokenGitlab)}{' '}
            <a href={gitlab} target="_blank" rel="noreferrer">
              {gitlab}
            </a>
          </ListItem>
        )}
        <ListItem>{say(steps.tokenPath)}</ListItem>
        <ListItem>{say(steps.tokenUntagged)}</ListItem>
        <ListItem>{say(steps.tokenCopy)}</ListItem>
      </List>
    </Step>
  );
}
