import { Content } from '@patternfly/react-core';
import { Link } from 'react-router';
import { useImages } from '../image/images';
import { addressOf, titleOf } from '../image/told';
import { Age } from '../part/Age';
import { useText } from '../text/TextContext';
import { Step } from './Step';
import { steps } from './words';

const MOST = 3;

/** The newest images, which appear while one looks. */
export function AppearStep() {
  const { say } = useText();
  const { data } = useImages('mine');
  const newest = data?.pages[0]?.rows.slice(0, MOST) ?? [];
  return (
    <Step number={5} title={steps.appear} isDone={newest.length > 0}>
      <Content component="p">{say(steps.appearText)}</Content>
      <section aria-label={say(steps.newest)} aria-live="polite">
        {newest.length === 0 ? (
          <Content component="p" className="wm-small">
            {say(steps.nothing)}
          </Content>
        ) : (
          <ul className="wm-step-images">
            {newest.map((image) => (
              <li key={image.id} className="wm-any">
                <Link to={addressOf(image.id)}>{titleOf(image)}</Link>{' '}
                <span className="wm-small">
                  <Age at={image.firstSeenAt} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <div>
        <Link to="/images">{say(steps.toImages)}</Link>
      </div>
    </Step>
  );
}
