import { PageSection, Title } from '@patternfly/react-core';
import { Failed, Loading, NothingYet, Refusal } from '../part/states';
import { useText } from '../text/TextContext';
import { ContainerList } from './ContainerList';
import { useAllContainers } from './containers';
import { everybody } from './words';

export default function AllContainersPage() {
  const { say } = useText();
  const { data, error, refetch } = useAllContainers();
  const title = say(everybody.title);
  return (
    <PageSection>
      <title>{`${title} · Whalemountain`}</title>
      <Title headingLevel="h1">{title}</Title>
      {data ? <Refusal failure={error} /> : null}
      {data && data.length > 0 ? (
        <ContainerList containers={data} title={title} isEverybodys />
      ) : data ? (
        <NothingYet title={say(everybody.none)} text={say(everybody.noneText)} />
      ) : error ? (
        <Failed failure={error} again={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </PageSection>
  );
}
