import { Button, Content } from '@patternfly/react-core';
import { saveText } from '../api/download';
import { Failed, Loading } from '../part/states';
import { useText } from '../text/TextContext';
import { Code } from './Code';
import { useJobFile } from './runner';
import { Step } from './Step';
import { steps } from './words';

const FILE = 'gitlab-ci.yml';
const DOCKERFILE = `FROM python:3.12-slim
WORKDIR /app
COPY . .
RUN pip install --no-cache-dir -r requirements.txt
CMD ["python", "main.py"]
`;

/** What goes into the project. */
export function FileStep() {
  const { say } = useText();
  const { data, error, refetch } = useJobFile();
  return (
    <Step number={3} title={steps.file}>
      <Content component="p">{say(steps.fileText)}</Content>
      {data !== undefined ? (
        <>
          <Code text={data} what={say(steps.jobFile)} />
          <div>
            <Button variant="secondary" onClick={() => saveText(data, FILE)}>
              {say(steps.download)}
            </Button>
          </div>
          <Content component="small">{say(steps.downloadHint)}</Content>
        </>
      ) : error ? (
        <Failed failure={error} again={() => void refetch()} />
      ) : (
        <Loading />
      )}
      <Code text={DOCKERFILE} what={say(steps.dockerfile)} />
    </Step>
  );
}
