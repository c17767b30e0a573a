import { FormGroup, FormHelperText, HelperText, HelperTextItem } from '@patternfly/react-core';
import type { ReactNode } from 'react';

export interface FieldState {
  id: string;
  label: string;
  hint?: string | undefined;
  /** What is wrong with it. */
  fault?: string | undefined;
  isRequired?: boolean;
}

/** A field with its label, and under it what is wrong, or else what belongs there. */
export function FieldGroup({
  id,
  label,
  hint,
  fault,
  isRequired,
  children,
}: FieldState & { children: ReactNode }) {
  return (
    <FormGroup label={label} fieldId={id} isRequired={isRequired ?? false}>
      {children}
      <FormHelperText>
        <HelperText id={`${id}-help`} isLiveRegion={fault !== undefined}>
          <HelperTextItem variant={fault ? 'error' : 'default'} className="wm-any">
            {fault ?? hint ?? ''}
          </HelperTextItem>
        </HelperText>
      </FormHelperText>
    </FormGroup>
  );
}
