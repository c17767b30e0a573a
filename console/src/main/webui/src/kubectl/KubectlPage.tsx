import {
  Button,
  Content,
  FormSelect,
  FormSelectOption,
  PageSection,
  Title,
} from '@patternfly/react-core';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { Failed, Loading, NothingYet } from '../part/states';
import { useText } from '../text/TextContext';
import '../token/token.css';
import { IssueForm } from './IssueForm';
import { useClusters, useIssue } from './kubeconfig';
import { RevokeDialog } from './RevokeDialog';
import { ThreeLines } from './ThreeLines';
import { kubectl } from './words';

/** A kubeconfig for one's own kubectl: getting it, using it, revoking it. */
export default function KubectlPage() {
  const { say } = useText();
  const [query, setQuery] = useSearchParams();
  const { names, error, refetch } = useClusters();
  const host = names?.find((name) => name === query.get('host')) ?? names?.[0];
  return (
    <PageSection>
      <title>{`${say(kubectl.title)} · Whalemountain`}</title>
      <Title headingLevel="h1">{say(kubectl.title)}</Title>
      <Content component="p" className="wm-line">
        {say(kubectl.intro)}
      </Content>
      {names === undefined ? (
        error ? (
          <Failed failure={error} again={() => void refetch()} />
        ) : (
          <Loading />
        )
      ) : host === undefined ? (
        <NothingYet title={say(kubectl.none)} text={say(kubectl.noneText)}>
          <Link to="/my-pc">{say(kubectl.toMyPc)}</Link>
        </NothingYet>
      ) : (
        <>
          {names.length > 1 && (
            <FormSelect
              aria-label={say(kubectl.host)}
              value={host}
              onChange={(_event, name) => setQuery({ host: name })}
            >
              {names.map((name) => (
                <FormSelectOption key={name} value={name} label={name} />
              ))}
            </FormSelect>
          )}
          <OfCluster key={host} host={host} />
        </>
      )}
    </PageSection>
  );
}

function OfCluster({ host }: { host: string }) {
  const { say } = useText();
  const issue = useIssue();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <section className="wm-part" aria-labelledby="kubeconfig-get">
        <Title headingLevel="h2" id="kubeconfig-get">
          {say(kubectl.get)}
        </Title>
        <p className="wm-line">{say(kubectl.getText)}</p>
        <IssueForm host={host} issue={issue} />
      </section>
      <ThreeLines host={host} />
      <section className="wm-part" aria-labelledby="kubeconfig-revoke">
        <Title headingLevel="h2" id="kubeconfig-revoke">
          {say(kubectl.revokeTitle)}
        </Title>
        <p className="wm-line wm-any">{say(kubectl.revokeText, { host })}</p>
        <Button variant="danger" className="wm-line" onClick={() => setAsking(true)}>
          {say(kubectl.revoke)}
        </Button>
      </section>
      {isAsking && (
        <RevokeDialog
          host={host}
          close={(isRevoked) => {
            setAsking(false);
            if (isRevoked) {
              issue.reset();
            }
          }}
        />
      )}
    </>
  );
}
