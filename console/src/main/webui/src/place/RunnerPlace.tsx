import { useText } from '../text/TextContext';
import { Place } from './Place';
import { places } from './words';

export default function RunnerPlace() {
  const { say } = useText();
  return <Place title={say(places.runner)} text={say(places.runnerText)} />;
}
