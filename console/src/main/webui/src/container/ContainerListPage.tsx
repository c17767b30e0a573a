import { Button, Flex, FlexItem, PageSection, Title } from '@patternfly/react-core';
import { Link } from 'react-router';
import { HostNotices } from '../part/HostNotice';
import { Failed, Loading, NothingYet, Refusal } from '../part/states';
import { useText } from '../text/TextContext';
import { ContainerList } from './ContainerList';
import { useMyContainers } from './containers';
import { list } from './words';

function CreateLink(props: object) {
  return <Link {...props} to="/containers/new" />;
}

export function ContainerListPage() {
  const { say } = useText();
  const { data, error, refetch } = useMyContainers();
  const create = <Button component={CreateLink}>{say(list.create)}</Button>;
  return (
    <PageSection>
      <title>{`${say(list.title)} · Whalemountain`}</title>
      <Flex justifyContent={{ default: 'justifyContentSpaceBetween' }}>
        <Title headingLevel="h1">{say(list.title)}</Title>
        {data && data.length > 0 && <FlexItem>{create}</FlexItem>}
      </Flex>
      {data ? <Refusal failure={error} /> : null}
      {data && data.length > 0 ? (
        <>
          <HostNotices containers={data} />
          <ContainerList containers={data} title={say(list.title)} />
        </>
      ) : data ? (
        <NothingYet title={say(list.none)} text={say(list.noneText)}>
          {create}
        </NothingYet>
      ) : error ? (
        <Failed failure={error} again={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </PageSection>
  );
}
