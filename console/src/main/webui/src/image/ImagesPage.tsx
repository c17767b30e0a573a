import { PageSection, Tab, Tabs, TabTitleText, Title } from '@patternfly/react-core';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import type { Whose } from '../live/keys';
import { FileOfReference } from '../sif/FileOfReference';
import { useText } from '../text/TextContext';
import { ImageList } from './ImageList';
import './image.css';
import { images } from './words';

const ADDRESSES: Record<Whose, string> = { mine: '/images', shared: '/images/shared' };

/** The images that I built, and those that I may use besides. */
export default function ImagesPage() {
  const { say } = useText();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [query] = useSearchParams();
  const reference = query.get('image');
  if (reference) {
    return <FileOfReference key={reference} image={reference} />;
  }
  const whose = pathname === ADDRESSES.shared ? 'shared' : 'mine';
  return (
    <>
      <title>{`${say(images[whose])} · Whalemountain`}</title>
      <PageSection>
        <Title headingLevel="h1">{say(images.title)}</Title>
      </PageSection>
      <PageSection type="tabs">
        <Tabs
          component="nav"
          aria-label={say(images.lists)}
          activeKey={whose}
          usePageInsets
          onSelect={(event, next) => {
            if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
              event.preventDefault();
              navigate(ADDRESSES[next as Whose]);
            }
          }}
        >
          {(['mine', 'shared'] as const).map((each) => (
            <Tab
              key={each}
              eventKey={each}
              href={ADDRESSES[each]}
              tabContentId={`images-${each}`}
              title={<TabTitleText>{say(images[each])}</TabTitleText>}
            />
          ))}
        </Tabs>
      </PageSection>
      <PageSection id={`images-${whose}`} isFilled>
        <ImageList key={whose} whose={whose} />
      </PageSection>
    </>
  );
}
