import { type AlertProps, Alert as Plain } from '@patternfly/react-core';
import { useText } from '../text/TextContext';
import { parts } from './words';

type Kind = 'success' | 'info' | 'warning' | 'danger';

/** PatternFly's alert, which says its kind to those who cannot see the colour in their language. */
export function Alert({
  variant,
  ...rest
}: Omit<AlertProps, 'variant' | 'variantLabel'> & { variant: Kind }) {
  const { say } = useText();
  return <Plain {...rest} variant={variant} variantLabel={say(parts[variant])} />;
}
