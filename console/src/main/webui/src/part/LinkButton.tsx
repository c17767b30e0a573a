import { Button, type ButtonProps } from '@patternfly/react-core';
import type { MouseEvent } from 'react';
import { useNavigate } from 'react-router';

/** A link within the page that looks like a button. */
export function LinkButton({
  to,
  ...look
}: Omit<ButtonProps, 'component' | 'href'> & { to: string }) {
  const navigate = useNavigate();
  const follow = (event: MouseEvent) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      navigate(to);
    }
  };
  return <Button {...look} component="a" href={to} onClick={follow} />;
}
