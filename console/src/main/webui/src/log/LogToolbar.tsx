import {
  Button,
  FormSelect,
  FormSelectOption,
  SearchInput,
  Switch,
  Toolbar,
  ToolbarContent,
  ToolbarGroup,
  ToolbarItem,
} from '@patternfly/react-core';
import { DownloadIcon } from '@patternfly/react-icons/dist/esm/icons/download-icon';
import { PauseIcon } from '@patternfly/react-icons/dist/esm/icons/pause-icon';
import { PlayIcon } from '@patternfly/react-icons/dist/esm/icons/play-icon';
import { useMutation } from '@tanstack/react-query';
import { save } from '../api/download';
import type { Container } from '../api/model';
import { Refusal } from '../part/states';
import { useText } from '../text/TextContext';
import type { LogPhase } from './useLog';
import { log } from './words';

const TAILS = [100, 1_000, 10_000, 50_000];

interface LogToolbarProps {
  container: Container;
  search: {
    searched: string;
    count: number;
    number: number | undefined;
    look: (text: string) => void;
    go: (step: 1 | -1) => void;
  };
  tail: number;
  setTail: (tail: number) => void;
  isWrapped: boolean;
  setWrapped: (isWrapped: boolean) => void;
  isPaused: boolean;
  setPaused: (isPaused: boolean) => void;
  /** Lines that came while it is paused. */
  waiting: number;
  phase: LogPhase;
}

export function LogToolbar(props: LogToolbarProps) {
  const { container, search, tail, setTail, isWrapped, setWrapped } = props;
  const { isPaused, setPaused, waiting, phase } = props;
  const { say, decimal } = useText();
  const download = useMutation({
    mutationFn: () =>
      save(`/api/v1/containers/${container.id}/logs?tail=all`, `${container.name}.log`),
  });
  const { searched, count, number, look, go } = search;
  const found =
    count === 0
      ? say(log.noMatch)
      : number === undefined
        ? decimal(count)
        : `${decimal(number + 1)} / ${decimal(count)}`;
  const isOver = phase === 'ended';
  const goOn = waiting > 0 ? say(log.goOnNew, { count: decimal(waiting) }) : say(log.goOn);
  return (
    <>
      <Toolbar className="wm-log-tools" isStatic>
        <ToolbarContent>
          <ToolbarItem
            className="wm-log-search"
            onKeyDown={(event) => {
              if (event.key === 'Enter' && event.target instanceof HTMLInputElement && count > 0) {
                go(event.shiftKey ? -1 : 1);
              }
            }}
          >
            <SearchInput
              aria-label={say(log.search)}
              placeholder={say(log.search)}
              value={searched}
              onChange={(_event, text) => look(text)}
              onClear={() => look('')}
              onNextClick={() => go(1)}
              onPreviousClick={() => go(-1)}
              nextNavigationButtonAriaLabel={say(log.next)}
              previousNavigationButtonAriaLabel={say(log.previous)}
              resetButtonLabel={say(log.clear)}
              isNextNavigationButtonDisabled={count === 0}
              isPreviousNavigationButtonDisabled={count === 0}
              {...(searched ? { resultsCount: found } : {})}
            />
          </ToolbarItem>
          <ToolbarGroup>
            <ToolbarItem>
              <FormSelect
                aria-label={say(log.lines)}
                value={tail}
                onChange={(_event, value) => setTail(Number(value))}
              >
                {TAILS.map((lines) => (
                  <FormSelectOption
                    key={lines}
                    value={lines}
                    label={say(log.last, { count: decimal(lines) })}
                  />
                ))}
              </FormSelect>
            </ToolbarItem>
            <ToolbarItem alignSelf="center">
              <Switch
                id="wrap-lines"
                label={say(log.wrap)}
                isChecked={isWrapped}
                onChange={(_event, isChecked) => setWrapped(isChecked)}
              />
            </ToolbarItem>
          </ToolbarGroup>
          <ToolbarGroup>
            {!isOver && (
              <ToolbarItem>
                <Button
                  variant="secondary"
                  icon={isPaused ? <PlayIcon /> : <PauseIcon />}
                  onClick={() => setPaused(!isPaused)}
                >
                  {isPaused ? goOn : say(log.pause)}
                </Button>
              </ToolbarItem>
            )}
            <ToolbarItem>
              <Button
                variant="plain"
                icon={<DownloadIcon />}
                aria-label={say(log.download)}
                title={say(log.download)}
                isDisabled={download.isPending}
                onClick={() => download.mutate()}
              />
            </ToolbarItem>
          </ToolbarGroup>
        </ToolbarContent>
      </Toolbar>
      <Refusal failure={download.error} />
    </>
  );
}
