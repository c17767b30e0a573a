import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import type { StoredFile } from '../api/upload';
import { Alert } from '../part/Alert';
import { Refusal } from '../part/states';
import { useText } from '../text/TextContext';
import type { UploadState } from './useUpload';
import { file as words } from './words';

/** What came of the last upload. */
export function Outcome({ state }: { state: UploadState }) {
  return (
    <div aria-live="polite">
      <Word state={state} />
    </div>
  );
}

function Word({ state }: { state: UploadState }) {
  const { say } = useText();
  switch (state.kind) {
    case 'cancelled':
      return <Alert isInline variant="info" title={say(words.cancelled)} />;
    case 'broken':
      return <Alert isInline variant="danger" title={say(words.broken)} />;
    case 'unreadable':
      return (
        <Alert
          isInline
          variant="danger"
          className="wm-any"
          title={say(words.unreadable, { name: state.name })}
        />
      );
    case 'refused':
      return <Refusal failure={state.failure} />;
    case 'stored':
      return (
        <Alert isInline variant="success" title={say(words.stored)}>
          <Stored files={state.files} />
        </Alert>
      );
    default:
      return null;
  }
}

function Stored({ files }: { files: StoredFile[] }) {
  const { say, bytes } = useText();
  return (
    <Table variant="compact" aria-label={say(words.stored)} borders={false}>
      <Thead>
        <Tr>
          <Th>{say(words.path)}</Th>
          <Th>{say(words.size)}</Th>
          <Th>{say(words.sha256)}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {files.map(({ path, sizeBytes, sha256 }) => (
          <Tr key={path}>
            <Td dataLabel={say(words.path)} className="wm-any wm-mono">
              {path}
            </Td>
            <Td dataLabel={say(words.size)}>{bytes(sizeBytes)}</Td>
            <Td dataLabel={say(words.sha256)} className="wm-any wm-mono">
              {sha256}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
