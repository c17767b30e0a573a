import { Content, PageSection, Title } from '@patternfly/react-core';
import { Failed, Loading, Refusal } from '../part/states';
import { useText } from '../text/TextContext';
import { AppearStep } from './AppearStep';
import { FileStep } from './FileStep';
import { PushStep } from './PushStep';
import { RunnerCard } from './RunnerCard';
import './runner.css';
import { useRunner } from './runner';
import { SetUpStep } from './SetUpStep';
import { TokenStep } from './TokenStep';
import { runner, steps } from './words';

/** My runner, and the way from nothing to the first image. */
export default function RunnerPage() {
  const { say } = useText();
  const { data, error, refetch } = useRunner();
  return (
    <PageSection>
      <title>{`${say(runner.title)} · Whalemountain`}</title>
      <Title headingLevel="h1">{say(runner.title)}</Title>
      <Content component="p">{say(runner.intro)}</Content>
      {data === undefined ? (
        error ? (
          <Failed failure={error} again={() => void refetch()} />
        ) : (
          <Loading />
        )
      ) : (
        <>
          <Refusal failure={error} />
          {data && <RunnerCard runner={data} />}
          <Title headingLevel="h2" className="wm-title">
            {say(steps.title)}
          </Title>
          <ol className="wm-steps">
            <TokenStep runner={data} />
            <SetUpStep runner={data} />
            <FileStep />
            <PushStep />
            <AppearStep />
          </ol>
        </>
      )}
    </PageSection>
  );
}
