import { useMyContainers } from '../container/containers';
import { useImages } from '../image/images';
import { type Suggestion, suggestions } from './suggestions';

/** Images to choose from: mine, those I may use, and those my containers are made from. */
export function useImageSuggestions(): Suggestion[] {
  const { data: containers = [] } = useMyContainers();
  const mine = useImages('mine').data;
  const shared = useImages('shared').data;
  const images = [...(mine?.pages ?? []), ...(shared?.pages ?? [])].flatMap(({ rows }) => rows);
  return suggestions(
    images,
    containers.map(({ image }) => image),
  );
}
