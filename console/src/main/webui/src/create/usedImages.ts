import { useMyContainers } from '../container/containers';

export interface Suggestion {
  image: string;
  /** What it is good for, where its owner says so. */
  description?: string;
}

/** Images to choose from: those my containers are made from. */
export function useImageSuggestions(): Suggestion[] {
  const { data = [] } = useMyContainers();
  return [...new Set(data.map(({ image }) => image))].toSorted().map((image) => ({ image }));
}
