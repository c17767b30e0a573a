import type { Container } from '../api/model';
import { FetchFile } from './FetchFile';
import './file.css';
import { SendFiles } from './SendFiles';

/** Files into the container and out of it, whether it runs or not. */
export default function FilesTab({ container }: { container: Container }) {
  return (
    <div className="wm-files">
      <SendFiles id={container.id} />
      <FetchFile id={container.id} />
    </div>
  );
}
