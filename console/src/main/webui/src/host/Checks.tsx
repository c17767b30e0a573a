import { Label } from '@patternfly/react-core';
import type { Check } from '../api/model';
import { useText } from '../text/TextContext';
import { CHECKS } from './checkWords';
import { sorted } from './findings';
import { checks as words } from './words';

/** The preflight in plain words; what needs attention comes first. */
export function Checks({ checks }: { checks: Check[] }) {
  const { say } = useText();
  const bad = checks.filter(({ ok }) => !ok).length;
  if (checks.length === 0) {
    return <p>{say(words.none)}</p>;
  }
  const count = checks.length;
  return (
    <>
      <p>{bad === 0 ? say(words.allGood, { count }) : say(words.someBad, { bad, count })}</p>
      <ul className="wm-checks">
        {sorted(checks).map((check) => (
          <OneCheck key={check.name} check={check} />
        ))}
      </ul>
    </>
  );
}

function OneCheck({ check }: { check: Check }) {
  const { say } = useText();
  const { name, ok, detail } = check;
  const known = CHECKS[name];
  return (
    <li className="wm-check">
      <div>
        <Label isCompact status={ok ? 'success' : 'warning'}>
          {say(ok ? words.fine : words.attention)}
        </Label>
      </div>
      <div className="wm-any">
        <p className="wm-check-name">{known ? say(known.title) : name}</p>
        {detail && <p>{detail}</p>}
        {!ok && known?.remedy && <p>{say(words.remedy, { remedy: say(known.remedy) })}</p>}
        {known && <p className="wm-small">{say(known.meaning)}</p>}
      </div>
    </li>
  );
}
