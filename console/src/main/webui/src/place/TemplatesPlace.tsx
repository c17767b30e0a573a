import { useText } from '../text/TextContext';
import { Place } from './Place';
import { places } from './words';

export default function TemplatesPlace() {
  const { say } = useText();
  return <Place title={say(places.templates)} text={say(places.templatesText)} />;
}
