import {
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
} from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Image } from '../api/model';
import { useMyContainers } from '../container/containers';
import { Age } from '../part/Age';
import { CopyText } from '../part/CopyText';
import type { Sentence } from '../text/sentence';
import { useText } from '../text/TextContext';
import { details, images } from './words';

/** What an image is called, how large it is, and who has made something of it. */
export function Facts({ image }: { image: Image }) {
  const { say, bytes } = useText();
  const { id, names, digests, owner, sizeBytes, createdAt, firstSeenAt, inUse } = image;
  return (
    <DescriptionList isCompact columnModifier={{ default: '1Col', xl: '2Col' }}>
      <Fact term={details.names}>
        {names.length > 0 ? <Copies texts={names} what={say(details.name)} /> : say(details.noName)}
      </Fact>
      <Fact term={images.owner}>{owner ?? say(images.department)}</Fact>
      <Fact term={details.id}>
        <CopyText text={id} what={say(details.id)} />
      </Fact>
      {digests.length > 0 && (
        <Fact term={details.digests}>
          <Copies texts={digests} what={say(details.digests)} />
        </Fact>
      )}
      <Fact term={images.size}>{sizeBytes > 0 ? bytes(sizeBytes) : say(details.notKnown)}</Fact>
      <Fact term={details.built}>
        {createdAt ? <Moment at={createdAt} /> : say(details.notKnown)}
      </Fact>
      <Fact term={details.firstSeen}>
        <Moment at={firstSeenAt} />
      </Fact>
      <Fact term={images.use}>
        {inUse.length > 0 ? <Containers names={inUse} /> : say(images.noUse)}
      </Fact>
    </DescriptionList>
  );
}

function Fact({ term, children }: { term: Sentence; children: ReactNode }) {
  const { say } = useText();
  return (
    <DescriptionListGroup>
      <DescriptionListTerm>{say(term)}</DescriptionListTerm>
      <DescriptionListDescription className="wm-any">{children}</DescriptionListDescription>
    </DescriptionListGroup>
  );
}

function Copies({ texts, what }: { texts: string[]; what: string }) {
  return (
    <ul>
      {texts.map((text) => (
        <li key={text}>
          <CopyText text={text} what={`${what} ${text}`} />
        </li>
      ))}
    </ul>
  );
}

function Moment({ at }: { at: string }) {
  const { moment } = useText();
  return (
    <>
      {moment(at)}{' '}
      <span className="wm-small">
        (<Age at={at} />)
      </span>
    </>
  );
}

/** My containers by name, as links where they are known. */
function Containers({ names }: { names: string[] }) {
  const { data = [] } = useMyContainers();
  return (
    <ul>
      {names.map((name) => {
        const container = data.find((each) => each.name === name);
        return (
          <li key={name}>
            {container ? <Link to={`/containers/${container.id}`}>{name}</Link> : name}
          </li>
        );
      })}
    </ul>
  );
}
