import {
  Checkbox,
  Content,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  Title,
} from '@patternfly/react-core';
import { useState } from 'react';
import type { SifReport } from '../api/model';
import { CopyButton, CopyText } from '../part/CopyText';
import { useSession } from '../session/SessionContext';
import { useText } from '../text/TextContext';
import { commands } from './commands';
import { differences, sif } from './words';

const STEPS = [sif.copyStep, sif.loginStep, sif.runStep] as const;

/** What the file is, and what to type to run it on a blade. */
export function RunIt({ report, gpus }: { report: SifReport; gpus: boolean }) {
  const { say, bytes } = useText();
  const { person } = useSession();
  const [withGpus, setWithGpus] = useState(gpus);
  const { fileName, host } = report;
  const lines = commands({ fileName, host, account: person?.account ?? '', withGpus });
  return (
    <>
      <DescriptionList isCompact>
        <DescriptionListGroup>
          <DescriptionListTerm>{say(sif.file)}</DescriptionListTerm>
          <DescriptionListDescription className="wm-any">
            {fileName}, {bytes(report.sizeBytes ?? 0)}
          </DescriptionListDescription>
        </DescriptionListGroup>
        <DescriptionListGroup>
          <DescriptionListTerm>{say(sif.sha256)}</DescriptionListTerm>
          <DescriptionListDescription className="wm-any">
            <CopyText text={report.sha256 ?? ''} what={say(sif.sha256)} />
          </DescriptionListDescription>
        </DescriptionListGroup>
      </DescriptionList>
      <Title headingLevel="h3">{say(sif.run)}</Title>
      <Checkbox
        id="sif-gpus"
        label={say(sif.gpu)}
        isChecked={withGpus}
        onChange={(_event, checked) => setWithGpus(checked)}
      />
      <ol className="wm-sif-steps">
        {lines.map((line, at) => (
          <li key={line}>
            <div>{say(STEPS[at] ?? sif.run)}</div>
            <div className="wm-sif-line">
              <code className="wm-any">{line}</code>
              <CopyButton text={line} what={say(STEPS[at] ?? sif.run)} />
            </div>
          </li>
        ))}
      </ol>
      <Content component="small">{say(sif.older)}</Content>
      <Title headingLevel="h3">{say(sif.differs)}</Title>
      <ul className="wm-sif-differences">
        {differences.map((sentence) => (
          <li key={sentence[0]}>{say(sentence)}</li>
        ))}
      </ul>
    </>
  );
}
