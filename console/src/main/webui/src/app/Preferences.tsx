import { Flex, FlexItem, ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { useState } from 'react';
import { useText } from '../text/TextContext';
import { chooseTheme, type Theme, theme } from './theme';
import { frame } from './words';

const THEMES = [
  ['auto', frame.themeAuto],
  ['light', frame.themeLight],
  ['dark', frame.themeDark],
] as const;

/** Language and theme, each kept in this browser. */
export function Preferences() {
  const { say, language, choose } = useText();
  const [current, setCurrent] = useState<Theme>(theme());
  return (
    <Flex columnGap={{ default: 'columnGapMd' }} rowGap={{ default: 'rowGapSm' }}>
      <FlexItem>
        <ToggleGroup isCompact aria-label={say(frame.language)}>
          <ToggleGroupItem
            text={<span lang="ja">日本語</span>}
            buttonId="language-ja"
            isSelected={language === 'ja'}
            onChange={() => choose('ja')}
          />
          <ToggleGroupItem
            text={<span lang="en">English</span>}
            buttonId="language-en"
            isSelected={language === 'en'}
            onChange={() => choose('en')}
          />
        </ToggleGroup>
      </FlexItem>
      <FlexItem>
        <ToggleGroup isCompact aria-label={say(frame.theme)}>
          {THEMES.map(([name, label]) => (
            <ToggleGroupItem
              key={name}
              text={say(label)}
              buttonId={`theme-${name}`}
              isSelected={current === name}
              onChange={() => {
                chooseTheme(name);
                setCurrent(name);
              }}
            />
          ))}
        </ToggleGroup>
      </FlexItem>
    </Flex>
  );
}
