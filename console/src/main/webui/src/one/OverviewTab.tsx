import type { Container } from '../api/model';

export default function Tab({ container }: { container: Container }) {
  return <p>{container.name}</p>;
}
