import { Button, Flex, FlexItem, Label, Title } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useRef, useState } from 'react';
import type { Token } from '../api/model';
import { ConfirmDialog } from '../part/ConfirmDialog';
import { useNotices } from '../part/Notices';
import { useNow } from '../part/now';
import { Failed, Loading, NothingYet } from '../part/states';
import { useText } from '../text/TextContext';
import { common } from '../text/words';
import { NewTokenDialog } from './NewTokenDialog';
import { useRevoke, useTokens } from './tokens';
import { tokens } from './words';

export function TokenList() {
  const { say } = useText();
  const { data, error, refetch } = useTokens();
  const [isNew, setNew] = useState(false);
  const [leaving, setLeaving] = useState<Token>();
  const heading = useRef<HTMLHeadingElement>(null);
  // What opened a dialog may be gone when it closes.
  const backToHeading = () => requestAnimationFrame(() => heading.current?.focus());
  const create = <Button onClick={() => setNew(true)}>{say(tokens.create)}</Button>;
  return (
    <section className="wm-part" aria-labelledby="tokens">
      <Flex justifyContent={{ default: 'justifyContentSpaceBetween' }}>
        <FlexItem>
          <Title headingLevel="h2" id="tokens" ref={heading} tabIndex={-1}>
            {say(tokens.title)}
          </Title>
        </FlexItem>
        <FlexItem>{data && data.length > 0 && create}</FlexItem>
      </Flex>
      {error ? (
        <Failed failure={error} again={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : data.length === 0 ? (
        <NothingYet title={say(tokens.none)} text={say(tokens.noneText)}>
          {create}
        </NothingYet>
      ) : (
        <Table variant="compact" aria-label={say(tokens.title)}>
          <Thead>
            <Tr>
              <Th>{say(tokens.name)}</Th>
              <Th>{say(tokens.made)}</Th>
              <Th>{say(tokens.expires)}</Th>
              <Th>{say(tokens.used)}</Th>
              <Th screenReaderText={say(common.actions)} />
            </Tr>
          </Thead>
          <Tbody>
            {data.map((token) => (
              <Row key={token.id} token={token} revoke={() => setLeaving(token)} />
            ))}
          </Tbody>
        </Table>
      )}
      {isNew && (
        <NewTokenDialog
          close={(isMade) => {
            setNew(false);
            if (isMade) {
              backToHeading();
            }
          }}
        />
      )}
      {leaving && (
        <RevokeDialog token={leaving} close={() => setLeaving(undefined)} revoked={backToHeading} />
      )}
    </section>
  );
}

function Row({ token, revoke }: { token: Token; revoke: () => void }) {
  const { say, moment } = useText();
  const { name, createdAt, expiresAt, usedAt } = token;
  const over = useNow((now) =>
    expiresAt && Date.parse(expiresAt) <= now ? say(tokens.expired) : '',
  );
  return (
    <Tr>
      <Td dataLabel={say(tokens.name)} modifier="breakWord">
        {name}
      </Td>
      <Td dataLabel={say(tokens.made)}>{moment(createdAt)}</Td>
      <Td dataLabel={say(tokens.expires)}>
        {expiresAt ? moment(expiresAt) : say(tokens.never)}{' '}
        {over && (
          <Label isCompact status="warning">
            {over}
          </Label>
        )}
      </Td>
      <Td dataLabel={say(tokens.used)}>{usedAt ? moment(usedAt) : say(tokens.notUsed)}</Td>
      <Td isActionCell>
        <Button
          variant="link"
          isDanger
          isInline
          aria-label={say(tokens.revokeWhat, { name })}
          onClick={revoke}
        >
          {say(tokens.revoke)}
        </Button>
      </Td>
    </Tr>
  );
}

interface RevokeDialogProps {
  token: Token;
  close: () => void;
  revoked: () => void;
}

function RevokeDialog({ token, close, revoked }: RevokeDialogProps) {
  const { say } = useText();
  const { tell } = useNotices();
  const { mutate, isPending, error } = useRevoke();
  const { id, name } = token;
  return (
    <ConfirmDialog
      question={say(tokens.question, { name })}
      verb={say(tokens.revoke)}
      isBusy={isPending}
      failure={error}
      close={close}
      confirm={() =>
        mutate(id, {
          onSuccess: () => {
            tell('success', say(tokens.revoked, { name }));
            close();
            revoked();
          },
        })
      }
    >
      {say(tokens.consequence)}
    </ConfirmDialog>
  );
}
