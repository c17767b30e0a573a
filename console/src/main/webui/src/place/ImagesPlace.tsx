import { useText } from '../text/TextContext';
import { Place } from './Place';
import { places } from './words';

export default function ImagesPlace() {
  const { say } = useText();
  return <Place title={say(places.images)} text={say(places.imagesText)} />;
}
