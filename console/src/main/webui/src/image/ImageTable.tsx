import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Link } from 'react-router';
import type { Image } from '../api/model';
import type { Whose } from '../live/keys';
import { Age } from '../part/Age';
import { LinkButton } from '../part/LinkButton';
import { useText } from '../text/TextContext';
import { common } from '../text/words';
import { SharedLabel } from './SharedLabel';
import { addressOf, createAddress, firstLine, titleOf } from './told';
import { images } from './words';

const MOST_HOSTS = 3;

export function ImageTable({ rows, whose }: { rows: Image[]; whose: Whose }) {
  const { say } = useText();
  const isMine = whose === 'mine';
  return (
    <Table
      variant="compact"
      className="wm-images"
      aria-label={say(images[whose])}
      gridBreakPoint="grid-lg"
    >
      <Thead>
        <Tr>
          <Th width={35}>{say(images.image)}</Th>
          {!isMine && <Th modifier="nowrap">{say(images.owner)}</Th>}
          <Th modifier="nowrap">{say(images.size)}</Th>
          <Th modifier="nowrap">{say(images.age)}</Th>
          <Th width={15}>{say(images.hosts)}</Th>
          <Th width={15} modifier="wrap">
            {say(images.use)}
          </Th>
          <Th screenReaderText={say(common.actions)} />
        </Tr>
      </Thead>
      <Tbody>
        {rows.map((image) => (
          <Row key={image.id} image={image} isMine={isMine} />
        ))}
      </Tbody>
    </Table>
  );
}

function Row({ image, isMine }: { image: Image; isMine: boolean }) {
  const { say, bytes } = useText();
  const { id, names, owner, description, sizeBytes, createdAt, firstSeenAt, inUse } = image;
  const name = titleOf(image);
  const line = firstLine(description);
  const others = names.slice(1);
  return (
    <Tr>
      <Td dataLabel={say(images.image)} modifier="breakWord">
        <span className="wm-image-name">
          <Link to={addressOf(id)}>{name}</Link>
          {isMine && image.shared && <SharedLabel image={image} />}
        </span>
        {others.length > 0 && <div className="wm-small">{others.join(', ')}</div>}
        {line && <div className="wm-image-line">{line}</div>}
      </Td>
      {!isMine && (
        <Td dataLabel={say(images.owner)} modifier="nowrap">
          {owner ?? say(images.department)}
        </Td>
      )}
      <Td dataLabel={say(images.size)} modifier="nowrap">
        {sizeBytes > 0 ? bytes(sizeBytes) : '–'}
      </Td>
      <Td dataLabel={say(images.age)} modifier="nowrap">
        <Age at={createdAt ?? firstSeenAt} />
      </Td>
      <Td dataLabel={say(images.hosts)} modifier="breakWord">
        <Hosts names={image.hosts.map(({ name }) => name)} />
      </Td>
      <Td dataLabel={say(images.use)} modifier="breakWord">
        {inUse.length > 0 ? inUse.join(', ') : say(images.noUse)}
      </Td>
      <Td modifier="fitContent">
        <LinkButton
          variant="secondary"
          size="sm"
          to={createAddress(image)}
          aria-label={say(images.createOf, { name })}
        >
          {say(images.createIt)}
        </LinkButton>
      </Td>
    </Tr>
  );
}

function Hosts({ names }: { names: string[] }) {
  const { say } = useText();
  const shown = names.slice(0, MOST_HOSTS).join(', ');
  return (
    <>
      {shown || '–'}
      {names.length > MOST_HOSTS && (
        <div className="wm-small">
          {say(images.moreHosts, { count: names.length - MOST_HOSTS })}
        </div>
      )}
    </>
  );
}
