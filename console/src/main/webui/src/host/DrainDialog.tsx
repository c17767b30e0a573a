import { Form } from '@patternfly/react-core';
import { useState } from 'react';
import type { HostDetails } from '../api/model';
import { isProblem } from '../api/problem';
import { ConfirmDialog } from '../part/ConfirmDialog';
import { useNotices } from '../part/Notices';
import { useText } from '../text/TextContext';
import { actions, drain } from './actionWords';
import { fromLocal, toLocal } from './drainDate';
import { HostField } from './HostField';
import { useChangeHost } from './hosts';

interface DialogProps {
  host: HostDetails;
  close: () => void;
}

/** Lets a host take nothing new, with a date and words to those who have containers on it. */
export function DrainDialog({ host, close }: DialogProps) {
  const { say } = useText();
  const { tell } = useNotices();
  const { mutate, isPending, error } = useChangeHost(host.name);
  const [until, setUntil] = useState(host.drainUntil ? toLocal(host.drainUntil) : '');
  const [english, setEnglish] = useState(host.notice?.en ?? '');
  const [japanese, setJapanese] = useState(host.notice?.ja ?? '');
  const { name } = host;
  const problem = (field: string) => (isProblem(error) ? error.field(field) : undefined);
  const drainUntil = fromLocal(until);
  const confirm = () =>
    mutate(
      {
        state: 'draining',
        ...(drainUntil && { drainUntil }),
        ...((english.trim() || japanese.trim()) && {
          notice: {
            ...(english.trim() && { en: english.trim() }),
            ...(japanese.trim() && { ja: japanese.trim() }),
          },
        }),
      },
      {
        onSuccess: () => {
          tell('success', say(actions.drained, { name }));
          close();
        },
      },
    );
  return (
    <ConfirmDialog
      question={say(drain.question, { name })}
      verb={say(host.state === 'active' ? actions.drain : actions.drainAgain)}
      isHarmless
      isBusy={isPending}
      failure={error}
      close={close}
      confirm={confirm}
    >
      <p>{say(drain.text, { count: host.containers })}</p>
      <Form
        className="wm-host-form"
        autoComplete="off"
        onSubmit={(event) => event.preventDefault()}
      >
        <HostField
          name="until"
          label={say(drain.until)}
          hint={say(drain.untilHint)}
          value={until}
          problem={problem('drainUntil')}
          set={setUntil}
          isOptional
          isDate
        />
        <HostField
          name="english"
          label={say(drain.english)}
          hint={say(drain.wordsHint)}
          value={english}
          problem={problem('notice.en')}
          set={setEnglish}
          isOptional
          isLong
        />
        <HostField
          name="japanese"
          label={say(drain.japanese)}
          hint={say(drain.wordsHint)}
          value={japanese}
          problem={problem('notice.ja')}
          set={setJapanese}
          isOptional
          isLong
        />
      </Form>
    </ConfirmDialog>
  );
}
