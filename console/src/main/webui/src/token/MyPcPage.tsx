import { Content, PageSection, Title } from '@patternfly/react-core';
import { Link } from 'react-router';
import { DockerLines } from '../docker/DockerLines';
import { useText } from '../text/TextContext';
import { Lines } from './Lines';
import './token.css';
import { TokenList } from './TokenList';
import { myPc } from './words';

/** Tokens, and what to type on one's own PC. */
export default function MyPcPage() {
  const { say } = useText();
  return (
    <PageSection>
      <title>{`${say(myPc.title)} · Whalemountain`}</title>
      <Title headingLevel="h1">{say(myPc.title)}</Title>
      <Content component="p" className="wm-line">
        {say(myPc.intro)}
      </Content>
      <p className="wm-line">
        <Link to="/history">{say(myPc.history)}</Link>
      </p>
      <p className="wm-line">
        <Link to="/kubectl">{say(myPc.kubectl)}</Link>
      </p>
      <TokenList />
      <DockerLines />
      <Lines />
    </PageSection>
  );
}
