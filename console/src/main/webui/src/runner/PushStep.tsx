import { Content } from '@patternfly/react-core';
import { useText } from '../text/TextContext';
import { Code } from './Code';
import { Step } from './Step';
import { steps } from './words';

const COMMANDS = `git add Dockerfile .gitlab-ci.yml
git commit -m "Build an image"
git push
`;

export function PushStep() {
  const { say } = useText();
  return (
    <Step number={4} title={steps.push}>
      <Code text={COMMANDS} what={say(steps.commands)} />
      <Content component="p">{say(steps.pushText)}</Content>
    </Step>
  );
}
